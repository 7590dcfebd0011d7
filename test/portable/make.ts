/**
 * `npm run portable [-- PLATFORM… --quick]`: the built program in, archives that are unpacked and run out, in the folder `portable/`: app, Node and
 * launchers, no package with a native part. What V8 makes of the program is kept only where this machine can run that Node; on others it is
 * made at the first run.
 */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { writeZip } from '../../src/workbook/splice/zip-rewrite.ts'
import { linuxLaunchers, windowsLaunchers } from './launchers.ts'
import { nodeLicence, nodeOf, ownPlatform, type Platform, run } from './nodes.ts'

const { version, name, description, license } = JSON.parse(readFileSync('package.json', 'utf8'))
const all: Platform[] = ['windows-x64', 'linux-x64', 'linux-arm64']
/** Packed in seconds, a third larger: for a trial. */
const isQuick = process.argv.includes('--quick')
const wanted = process.argv.slice(2).filter((word) => word !== '--quick')
const place = resolve('portable')

for (const platform of all) if (wanted.length === 0 || wanted.includes(platform)) await make(platform)

async function make(platform: Platform): Promise<void> {
  const isWindows = platform === 'windows-x64'
  const folder = join(place, `${name}-${version}-${platform}`)
  rmSync(folder, { recursive: true, force: true })
  const app = join(folder, 'app')
  mkdirSync(app, { recursive: true })
  for (const part of ['bin', 'dist', 'templates', 'samples', 'LICENSE'])
    cpSync(part, join(app, part), { recursive: true })
  rmSync(join(app, 'dist/itcap.code'), { force: true })
  writeFileSync(join(app, 'package.json'), `${JSON.stringify({ name, version, description, license }, null, 2)}\n`)
  const node = join(folder, isWindows ? 'node.exe' : 'node')
  copyFileSync(nodeOf(platform), node)
  chmodSync(node, 0o755)
  copyFileSync(nodeLicence(), join(folder, 'LICENSE-node'))
  for (const { name, text, isProgram } of isWindows ? windowsLaunchers(version) : linuxLaunchers(version))
    writeFileSync(join(folder, name), text, { mode: isProgram ? 0o755 : 0o644 })
  if (platform === ownPlatform()) keepCompiledCode(node, app)
  const archive = `${folder}${isWindows ? '.zip' : '.tar.xz'}`
  rmSync(archive, { force: true })
  if (isWindows) await writeZip(archive, partsOf(folder))
  else packTar(folder, archive)
  rmSync(folder, { recursive: true })
  console.log(`${relative('.', archive)}  ${(statSync(archive).size / 1e6).toFixed(1)} MB`)
}

/** As the build does it, by the Node that will read it. */
function keepCompiledCode(node: string, app: string): void {
  const { status } = spawnSync(node, ['bin/load.js', 'validate', 'samples/yueyang-2021/clean'], {
    cwd: app,
    stdio: 'ignore',
  })
  if (status !== 0) throw new Error(`${node} does not run the program`)
}

function partsOf(folder: string): Map<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort()
  return new Map(files.map((file) => [relative(place, file).split(sep).join('/'), readFileSync(file)]))
}

/** The same bytes of the same files, whenever and by whomever. */
function packTar(folder: string, archive: string): void {
  const same = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner']
  run('tar', [...same, '-I', `xz -T0 -${isQuick ? 0 : 6}`, '-cf', archive, '-C', place, relative(place, folder)])
}
