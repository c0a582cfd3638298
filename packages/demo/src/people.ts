/** A natural person: known to everybody by the number of the registration, and by nothing else. */
export interface DemoPerson {
  readonly key: string
  readonly registration: string
  /** Kind of the registration. */
  readonly kind: 'inspector' | 'auditor'
  /** Day of the first registration, counted from 1970. */
  readonly since: number
  /** The first day on which the first registration no longer holds. */
  readonly until: number
  /** The day on which each renewal was decided, and the end it moved the registration to. */
  readonly renewals: (today: number) => readonly Renewal[]
}

export interface Renewal {
  readonly on: number
  readonly until: number
}

const FAMILY_NAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗'

/** A family name and 某, "so-and-so": nobody is called like that. */
export function personName(key: string): string {
  const place = Array.from(key).reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 9973, 7)
  return `${FAMILY_NAMES[place % FAMILY_NAMES.length] ?? ''}某`
}
