/** Where a text holds somebody's number: of an ID card, old or new, or of a mobile phone; whatever else stands around it. */
export const personNumbers = /(?<!\d)(?:\d{17}[\dXx]|\d{15}|1\d{10})(?![\dXx])/g
