/**
 * Node's own fast ways from bytes to strings and back, which its type definitions leave out: `toString('latin1', …)` ends in
 * these after looking the encoding up. They throw when the range passes the end. Types only.
 */
declare global {
  interface Buffer {
    latin1Slice(start?: number, end?: number): string
    utf8Slice(start?: number, end?: number): string
    utf8Write(text: string, start?: number): number
  }
}

export {}
