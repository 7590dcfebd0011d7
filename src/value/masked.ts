/**
 * The text of a number or a name comes in; whether parts of it were hidden by the system that exported it (4306**********17, 赵**) goes out.
 * Never guesses what stands behind the stars.
 */

const maskedNumber = /^\d*[*＊﹡✱×xX●○•■█]{3,}[\dX]*$/u
const maskedName = /^[\p{Script=Han}·]*[*＊﹡✱●○■█]{1,3}\p{Script=Han}?$/u

export function isMasked(number: string): boolean {
  return maskedNumber.test(number.replace(/[\s-]+/gu, ''))
}

export function isMaskedName(name: string): boolean {
  return maskedName.test(name)
}

/** No long number may come out in what is shown, wherever somebody wrote it. */
export function hideNumbers(text: string): string {
  return text.replace(/\d{7,}[\dXx]?/gu, '…')
}
