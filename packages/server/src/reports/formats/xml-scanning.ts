/** What is not XML, or is XML that no workbook needs: definitions of a document's own, entities of its own. */
export class XmlFault extends Error {
  override readonly name = 'XmlFault'
  readonly fault: 'document-type' | 'entity' | 'malformed' | 'too-long'

  constructor(fault: XmlFault['fault']) {
    super(fault)
    this.fault = fault
  }
}

/** What is told of a document. Names are without their prefix; attributes are the text between name and end of a tag. */
export interface XmlHandler {
  open(name: string, attributes: string): void
  /** Also told of an element that was opened empty. */
  close(name: string): void
  /** Decoded; the text of one element may come in pieces. */
  text(text: string): void
}

export interface XmlScanner {
  write(piece: string): void
  /** @throws {XmlFault} when the document is not whole */
  end(): void
}

/** A tag or a text in one piece; nothing in a workbook is longer. */
const LONGEST = 4 << 20
const DEEPEST = 256

/**
 * Reads XML 1.0 piece by piece and holds no more than one tag or one text of it. Document types are refused: with them come
 * the entities that grow without end and those that name other files.
 */
export function scanXml(handler: XmlHandler): XmlScanner {
  let rest = ''
  const open: string[] = []
  const take = (x: string, last: boolean): string => {
    let at = 0
    for (;;) {
      const tag = x.indexOf('<', at)
      if (tag < 0) break
      if (tag > at && open.length > 0) handler.text(decoded(x.slice(at, tag)))
      else if (tag > at && x.slice(at, tag).trim() !== '') throw new XmlFault('malformed')
      const end = x.charCodeAt(tag + 1) === BANG ? passed(x, tag, handler) : element(x, tag, handler, open)
      if (end < 0) {
        at = tag
        break
      }
      at = end
    }
    const left = x.slice(at)
    if (left.length > LONGEST) throw new XmlFault('too-long')
    if (last && left.trim() !== '') throw new XmlFault('malformed')
    return left
  }
  return {
    write(piece) {
      rest = take(rest + piece, false)
    },
    end() {
      take(rest, true)
      if (open.length > 0) throw new XmlFault('malformed')
    },
  }
}

const BANG = 33
const QUESTION = 63
const SLASH = 47
const SPACE = 32
const GREATER = 62
const COLON = 58
const DOUBLE = 34
const SINGLE = 39

/** A comment, a section of character data, or a document type. */
function passed(x: string, tag: number, handler: XmlHandler): number {
  if (x.startsWith('<!--', tag)) return after(x, '-->', tag + 4)
  if (x.startsWith('<![CDATA[', tag)) {
    const end = x.indexOf(']]>', tag + 9)
    if (end >= 0) handler.text(x.slice(tag + 9, end))
    return end < 0 ? -1 : end + 3
  }
  if (x.length < tag + 9 && '<![CDATA['.startsWith(x.slice(tag))) return -1
  if (x.length < tag + 4 && '<!--'.startsWith(x.slice(tag))) return -1
  throw new XmlFault('document-type')
}

function after(x: string, mark: string, from: number): number {
  const end = x.indexOf(mark, from)
  return end < 0 ? -1 : end + mark.length
}

function element(x: string, tag: number, handler: XmlHandler, open: string[]): number {
  const first = x.charCodeAt(tag + 1)
  if (first === QUESTION) return after(x, '?>', tag + 2)
  if (first === SLASH) return closing(x, tag, handler, open)
  const at = nameEnd(x, tag + 1)
  const end = x.charCodeAt(at) === GREATER ? at : tagEnd(x, at)
  if (end < 0) return -1
  const name = withoutPrefix(x.slice(tag + 1, at))
  if (name === '' || open.length > DEEPEST) throw new XmlFault('malformed')
  const isEmpty = x.charCodeAt(end - 1) === SLASH
  const stop = isEmpty ? end - 1 : end
  handler.open(name, at < stop ? x.slice(at, stop) : '')
  if (isEmpty) handler.close(name)
  else open.push(name)
  return end + 1
}

function nameEnd(x: string, from: number): number {
  let at = from
  for (let code = x.charCodeAt(at); code > SPACE && code !== GREATER && code !== SLASH; code = x.charCodeAt(at)) at += 1
  return at
}

function withoutPrefix(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

function closing(x: string, tag: number, handler: XmlHandler, open: string[]): number {
  const end = x.indexOf('>', tag + 2)
  if (end < 0) return -1
  const name = open.pop() ?? ''
  // With or without a prefix; blanks may follow.
  const from = end - name.length
  const isPlain = x.startsWith(name, from) && (from === tag + 2 || x.charCodeAt(from - 1) === COLON)
  if (
    !isPlain &&
    x
      .slice(tag + 2, end)
      .trimEnd()
      .split(':')
      .at(-1) !== name
  )
    throw new XmlFault('malformed')
  handler.close(name)
  return end + 1
}

/** The `>` that ends a tag whose attributes begin at `from`: one within quotes does not. */
function tagEnd(x: string, from: number): number {
  let end = x.indexOf('>', from)
  let at = from
  while (end >= 0) {
    const quote = quoteBefore(x, at, end)
    if (quote < 0) return end
    const close = x.indexOf(x[quote] ?? '', quote + 1)
    if (close < 0) return -1
    at = close + 1
    if (close > end) end = x.indexOf('>', at)
  }
  return -1
}

function quoteBefore(x: string, from: number, end: number): number {
  for (let at = from; at < end; at += 1) {
    const code = x.charCodeAt(at)
    if (code === DOUBLE || code === SINGLE) return at
  }
  return -1
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** @throws {XmlFault} for entities that XML itself does not have */
function decoded(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(/&([^;&]*);?/g, (whole, name: string) => {
    if (!whole.endsWith(';')) throw new XmlFault('entity')
    const known = Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : characterOf(name)
    if (known === undefined) throw new XmlFault('entity')
    return known
  })
}

function characterOf(name: string): string | undefined {
  const digits = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(name)
  if (!digits) return undefined
  const code = digits[1] === undefined ? Number(digits[2]) : Number.parseInt(digits[1], 16)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}

/** The value of an attribute by its whole name; undefined when the tag has none. */
export function attribute(attributes: string, name: string): string | undefined {
  let at = attributes.indexOf(name)
  while (at >= 0) {
    const quote = attributes[at + name.length + 1] ?? ''
    const isWhole = at > 0 && attributes.charCodeAt(at - 1) <= 32 && attributes[at + name.length] === '='
    if (isWhole && (quote === '"' || quote === "'")) {
      const from = at + name.length + 2
      const end = attributes.indexOf(quote, from)
      return end < 0 ? undefined : decoded(attributes.slice(from, end))
    }
    at = attributes.indexOf(name, at + 1)
  }
  return undefined
}
