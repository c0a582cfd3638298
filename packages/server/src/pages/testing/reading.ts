/** What a reader sees of a page: its text without markup, white space as one blank. */
export function textOf(html: string): string {
  return html
    .replaceAll(/<style>[\s\S]*?<\/style>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&#(\d+);/g, (_whole, code: string) => String.fromCharCode(Number(code)))
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** The addresses a page links to. */
export function linksOf(html: string): readonly string[] {
  return [...html.matchAll(/<a [^>]*?href="([^"]*)"/g)].map((found) => unescaped(found[1] ?? ''))
}

function unescaped(text: string): string {
  return text.replaceAll(/&#(\d+);/g, (_whole, code: string) => String.fromCharCode(Number(code)))
}

/** Faults of the markup itself: elements left open or closed twice, ids given twice. */
export function markupFaults(html: string): readonly string[] {
  const faults: string[] = []
  const open: string[] = []
  const body = html.replace(/<style>[\s\S]*?<\/style>/, '')
  for (const [, closing, name = '', rest = ''] of body.matchAll(/<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>/g)) {
    if (closing === '/') {
      const expected = open.pop()
      if (expected !== name) faults.push(`</${name}> closes <${expected ?? 'nothing'}>`)
    } else if (!VOID.has(name) && !rest.endsWith('/')) open.push(name)
  }
  const ids = [...body.matchAll(/ id="([^"]*)"/g)].map((found) => found[1] ?? '')
  for (const id of new Set(ids)) if (ids.filter((one) => one === id).length > 1) faults.push(`id ${id} twice`)
  return [...faults, ...open.map((name) => `<${name}> stays open`)]
}

const VOID = new Set(['meta', 'link', 'input', 'br'])
