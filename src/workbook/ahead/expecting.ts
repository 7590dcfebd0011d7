/**
 * Sizes of the files that will be read come in, and go on to whoever launched the program: how soon V8 should optimise hangs on them
 * (`bin/load.js`). Changes nothing of what is read.
 */
let hear: (sizes: readonly number[]) => void = () => {}

export function onExpecting(listener: typeof hear): void {
  hear = listener
}

export function expect(sizes: readonly number[]): void {
  hear(sizes)
}
