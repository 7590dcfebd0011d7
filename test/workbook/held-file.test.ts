/** What stands in the way of a step is told from a refusal that stays, and waited for. */
import { describe, expect, test } from 'vitest'
import { isHeld, outlast } from '../../src/workbook/held-file.ts'

const refused = (code: string) => Object.assign(new Error(code), { code })

describe('another program has the file', () => {
  test.each([
    ['EBUSY', 'win32', false, true],
    ['EBUSY', 'linux', false, true],
    ['ETXTBSY', 'linux', true, true],
    ['EPERM', 'win32', false, true],
    ['EACCES', 'win32', false, true],
    // Marked read-only: nobody has it.
    ['EPERM', 'win32', true, false],
    // There it is a matter of rights.
    ['EPERM', 'linux', false, false],
    ['EACCES', 'darwin', false, false],
    ['ENOSPC', 'win32', false, false],
  ])('%s on %s, read-only %s: %s', (code, platform, isReadOnly, expected) => {
    expect(isHeld(refused(code), platform, isReadOnly)).toBe(expected)
  })
})

describe('a step', () => {
  const held = (error: unknown) => isHeld(error, 'win32', false)
  /** Refused as often as said, then done. */
  function step(refusals: number, code: string) {
    let tries = 0
    return () => {
      tries += 1
      if (tries <= refusals) throw refused(code)
      return tries
    }
  }

  test('that is held for a moment is done all the same', () => {
    expect(outlast(step(2, 'EBUSY'), held, [1, 1, 1])).toBe(3)
  })

  test('that is held longer is refused after the last try', () => {
    const long = step(9, 'EPERM')
    expect(() => outlast(long, held, [1, 1])).toThrow('EPERM')
    expect(outlast(long, held, [1, 1, 1, 1, 1, 1, 1])).toBe(10)
  })

  test('that is refused for another reason is not tried again', () => {
    const denied = step(1, 'ENOSPC')
    expect(() => outlast(denied, held, [1])).toThrow('ENOSPC')
    expect(denied()).toBe(2)
  })

  test('is given about two seconds', () => {
    const began = performance.now()
    expect(() => outlast(step(99, 'EBUSY'), held)).toThrow('EBUSY')
    expect(performance.now() - began).toBeGreaterThan(1_500)
    expect(performance.now() - began).toBeLessThan(6_000)
  })
})
