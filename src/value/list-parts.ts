/** A cell that may hold several values (语文、数学) comes in, the values go out in order; what stands between them is not theirs. */

const between = /[、,，;；/／+\s]+/u
/** Words that join two duties; a value of a list may hold one of these characters. */
const joined = /[、,，;；/／兼和及+\s]+/u

export function listParts(text: string, words = false): string[] {
  return text.split(words ? joined : between).filter((part) => part !== '')
}
