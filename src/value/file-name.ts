/**
 * A path comes in, its last parts go out: a sentence goes back to a school, and the folders of this office are none of its business.
 * Text only.
 */
export function fileName(path: string, parts = 1): string {
  return path.split(/[\\/]/).slice(-parts).join('/')
}
