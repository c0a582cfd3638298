/**
 * Trusted HTML: facts for machines (JSON-LD). It is data and no script: nothing runs it, and the policy of the page allows
 * no script at all. `<` is written as its escape, so that no text of others ends the element.
 */
export function linkedData(data: object): string {
  const json = JSON.stringify(data)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
  return `<script type="application/ld+json">${json}</script>`
}
