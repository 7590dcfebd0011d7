/**
 * A step that another program may stand in the way of (Excel or WPS with the file open, a scanner that looks into a new one) comes in; it is
 * tried again for two seconds, and what it refused with at last goes out. Never waits for anything else.
 */

/** Milliseconds between tries: a scanner needs a moment, a person is not kept waiting. */
const WAITS = [50, 100, 200, 400, 500, 750]

/**
 * Does an error say that another program has the file? Windows says "access denied" where Excel has it open, or a scanner; elsewhere, and of
 * a file that is marked read-only, those words mean what they say.
 */
export function isHeld(error: unknown, platform: string, isReadOnly: boolean): boolean {
  const { code = '' } = error as NodeJS.ErrnoException
  if (code === 'EBUSY' || code === 'ETXTBSY') return true
  return platform === 'win32' && !isReadOnly && (code === 'EPERM' || code === 'EACCES')
}

/** @throws What `step` threw, at once where nobody holds the file, else at the last try. */
export function outlast<T>(step: () => T, held: (error: unknown) => boolean, waits: readonly number[] = WAITS): T {
  for (const wait of waits) {
    try {
      return step()
    } catch (error) {
      if (!held(error)) throw error
      pause(wait)
    }
  }
  return step()
}

/** Milliseconds in which this thread does nothing: for what waits for another program alone. */
export function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}
