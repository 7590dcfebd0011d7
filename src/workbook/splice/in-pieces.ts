/** Texts come in one after another; their bytes go out in pieces large enough to be worth a way to another thread. */

/** Bytes that are handed on at a time. */
const PIECE_BYTES = 1 << 18
/** In UTF-8. */
const MOST_BYTES_A_CHARACTER = 3

/** Put into place as they are made: what is joined first is read twice. A piece lasts until the next is asked for. */
export function* inPieces(texts: Iterable<string>): Generator<Buffer> {
  // Between two rows that are copied as they are, there is often no text at all.
  let piece = Buffer.alloc(0)
  let at = 0
  for (const text of texts) {
    const most = text.length * MOST_BYTES_A_CHARACTER
    if (at + most > piece.length) {
      if (at > 0) yield piece.subarray(0, at)
      if (most > piece.length) piece = Buffer.allocUnsafe(Math.max(most, PIECE_BYTES))
      at = 0
    }
    at += piece.utf8Write(text, at)
  }
  if (at > 0) yield piece.subarray(0, at)
}
