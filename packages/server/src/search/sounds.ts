import { pinyin } from 'pinyin-pro'
import type { SearchLine } from '@zhengheng/core'

const HAN = /\p{Script=Han}/u
/** Characters that are read: longer names are found by what they begin with. */
const LONGEST = 60

/** How a name that has Chinese characters is read: the initials of its syllables, and the syllables. Readings are the library's. */
export function soundsOf(name: string): readonly SearchLine[] {
  if (!HAN.test(name)) return []
  const syllables = pinyin(name.slice(0, LONGEST), { toneType: 'none', type: 'array', v: true })
  return [
    { field: 'initials', written: syllables.map((syllable) => Array.from(syllable)[0] ?? '').join('') },
    { field: 'syllables', written: syllables.join('') },
  ]
}
