const LETTERS_AND_DIGITS = /[^\p{L}\p{M}\p{N}]+/gu

/**
 * The form in which texts are compared by a search: NFKC, lower case, letters, marks and digits alone. Whoever types a
 * number with other separators, in full width or with marks of direction in it means the same number.
 */
export function searchKey(written: string): string {
  // Marks that stood apart may have come to stand on a letter.
  return written.normalize('NFKC').toLowerCase().replaceAll(LETTERS_AND_DIGITS, '').normalize('NFKC')
}
