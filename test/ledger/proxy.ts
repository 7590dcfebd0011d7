/** Stands between a client and a server: slow, as a distant server is, or there at the worst moment. What both say passes through unread but for one word. */
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export interface Proxy {
  port: number
  close(): void
}

interface How {
  /** Milliseconds of a way there and back. */
  delay?: number
  /** When the client first says this, something happens before the server hears it. */
  at?: string
  happens?: () => unknown
  /** The server hears it and does it; then the connection ends, and its answer is lost. */
  cuts?: boolean
}

export async function proxy(to: number, { delay = 0, at, happens, cuts = false }: How): Promise<Proxy> {
  const sockets = new Set<Socket>()
  let hasHappened = false
  const server = createServer((client) => {
    const far = connect(to, '127.0.0.1')
    let isCut = false
    for (const each of [client, far]) {
      sockets.add(each)
      each.setNoDelay(true)
      each.on('error', () => {})
    }
    const later = (work: () => void) => (delay === 0 ? work() : setTimeout(work, delay / 2))
    client.on('data', async (bytes) => {
      if (at !== undefined && !hasHappened && bytes.includes(at)) {
        hasHappened = true
        isCut = cuts
        client.pause()
        await happens?.()
        client.resume()
      }
      later(() => far.write(bytes))
    })
    far.on('data', (bytes) => {
      if (isCut) client.destroy()
      else later(() => client.write(bytes))
    })
    client.on('close', () => later(() => far.destroy()))
    far.on('close', () => later(() => client.destroy()))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as { port: number }).port,
    close() {
      server.close()
      for (const each of sockets) each.destroy()
    },
  }
}
