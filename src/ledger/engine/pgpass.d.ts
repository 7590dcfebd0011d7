/** Of `pgpass`, what is used here: it brings no types. */
declare module 'pgpass' {
  interface Whose {
    host: string
    port: number
    user: string
    database: string
  }
  function pgpass(whose: Whose, take: (password: string | undefined) => void): void
  namespace pgpass {
    /** Where it warns of a file that others can read; nothing that is no stream is written to. */
    function warnTo(stream: unknown): void
  }
  export default pgpass
}
