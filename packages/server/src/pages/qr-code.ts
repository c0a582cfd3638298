import { html } from 'ghtml'
import QRCode from 'qrcode'
import { fill } from '../messages/fill.ts'
import { certificatePath, words, type PageContext } from './context.ts'

/** Beyond this the code would be too fine to be scanned from paper. */
const LONGEST_URL = 200

/** A code with nothing in it but the address of this certificate on this site: no verdict can be forged into it. */
export function qrCode(context: PageContext, number: string): string {
  const url = `${context.publicUrl}${certificatePath(number)}`
  if (url.length > LONGEST_URL) return ''
  const label = fill(words(context).certificate.qr, { url })
  return html`<section class="qr">!${svg(url)}<p class="soft">${label}</p></section>`
}

/** One path of runs: a third of the size of a rectangle for each module. */
function svg(url: string): string {
  const { modules } = QRCode.create(url, { errorCorrectionLevel: 'M' })
  const { size, data } = modules
  let path = ''
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      let run = 0
      while (column + run < size && data[row * size + column + run]) run += 1
      if (run > 0) path += `M${column} ${row}h${run}v1h-${run}z`
      column += run
    }
  }
  const edge = size + 8
  return `<svg viewBox="-4 -4 ${edge} ${edge}" aria-hidden="true" shape-rendering="crispEdges"><path d="${path}" fill="#000"/></svg>`
}
