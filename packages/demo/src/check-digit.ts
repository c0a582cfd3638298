const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const CODE_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const
const SUBJECT_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const
/** Registered at the national level, subject TE5T....: no organisation has such a code. */
const PREFIX = '91100000'
const SUBJECT = 'TE5T'
export const MOST_CODES = ALPHABET.length ** 4

/** An artificial unified social credit code (GB 32100-2015) whose two check characters hold. */
export function artificialCode(index: number): string {
  if (index < 0 || index >= MOST_CODES) throw new RangeError(`there are ${MOST_CODES} artificial codes, not ${index}`)
  const subject = SUBJECT + inAlphabet(index)
  const body = PREFIX + subject + subjectCheck(subject)
  let sum = 0
  for (let at = 0; at < body.length; at += 1) sum += ALPHABET.indexOf(body.charAt(at)) * (CODE_WEIGHTS[at] ?? 0)
  return body + ALPHABET.charAt((31 - (sum % 31)) % 31)
}

function inAlphabet(index: number): string {
  let text = ''
  for (let rest = index, place = 0; place < 4; place += 1, rest = Math.floor(rest / 31)) {
    text = ALPHABET.charAt(rest % 31) + text
  }
  return text
}

/** GB 11714-1997: letters count from 10. */
function subjectCheck(subject: string): string {
  let sum = 0
  for (let at = 0; at < subject.length; at += 1) {
    sum += Number.parseInt(subject.charAt(at), 36) * (SUBJECT_WEIGHTS[at] ?? 0)
  }
  const check = 11 - (sum % 11)
  if (check === 10) return 'X'
  return check === 11 ? '0' : String(check)
}
