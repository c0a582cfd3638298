/** How something stands: told by the shape of its mark and a word beside it; colour only repeats it. */
export type Tone = 'good' | 'bad' | 'warn' | 'calm'

const SIGNS: Readonly<Record<Tone | 'unknown', string>> = {
  good: '<path class="sign" d="M6.5 12.5l3.5 3.5 7.5-8"/>',
  bad: '<path class="sign" d="M8 8l8 8M16 8l-8 8"/>',
  warn: '<path class="sign" d="M12 6.5v7M12 16v2"/>',
  calm: '<path class="sign" d="M7 12h10"/>',
  unknown: '<path class="sign" d="M9 9.5a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.1-1.5 2.1M12 16.3v2"/>',
}
const ROUND = '<circle class="disc" cx="12" cy="12" r="11"/>'
const TRIANGLE = '<path class="disc" d="M12 1l11.5 21H.5z"/>'
const SQUARE = '<rect class="disc" x="1" y="1" width="22" height="22" rx="3"/>'

/** Trusted HTML. The words stand beside it, so readers of the screen are not told the shape. */
export function mark(tone: Tone | 'unknown'): string {
  const shape = tone === 'warn' ? TRIANGLE : tone === 'bad' ? ROUND : tone === 'good' ? ROUND : SQUARE
  const color = tone === 'unknown' ? 'warn' : tone
  return `<svg class="${color}" viewBox="0 0 24 24" aria-hidden="true">${shape}${SIGNS[tone]}</svg>`
}
