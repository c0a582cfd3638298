import { describe, expect, it } from 'vitest'
import { attribute, scanXml } from './xml-scanning.ts'

/** What is told of a document that arrives in pieces of a length. */
function told(document: string, length = document.length): string[] {
  const all: string[] = []
  const scanner = scanXml({
    open: (name, attributes) => void all.push(`<${name}${attributes}>`),
    close: (name) => void all.push(`</${name}>`),
    text: (text) => void all.push(text),
  })
  for (let at = 0; at < document.length; at += length) scanner.write(document.slice(at, at + length))
  scanner.end()
  return all
}

const DOCUMENT = `\u{feff}<?xml version="1.0"?>
<!-- a <comment> -->
<x:a b='>' c=">'"><b/><x:c >t&amp;&#x4E2D;<![CDATA[<&>]]></x:c
></x:a>
`
const TOLD = ["<a b='>' c=\">'\">", '<b>', '</b>', '<c >', 't&中', '<&>', '</c>', '</a>']

describe('a document', () => {
  it('is told as it stands, prefixes aside', () => {
    expect(told(DOCUMENT)).toEqual(TOLD)
  })

  it.each([1, 2, 3, 7, 16])('that arrives %i characters at a time is the same', (length) => {
    const pieces = told(DOCUMENT, length)
    expect(pieces.join('')).toBe(TOLD.join(''))
  })

  it.each([
    ['a document type', '<!DOCTYPE a><a/>', 'document-type'],
    ['an entity of its own', '<a>&own;</a>', 'entity'],
    ['an entity without end', '<a>&amp</a>', 'entity'],
    ['a name that objects have by themselves', '<a>&constructor;</a>', 'entity'],
    ['a character beyond all', '<a>&#x110000;</a>', 'entity'],
    ['an element that stays open', '<a><b></b>', 'malformed'],
    ['an element that another closes', '<a><b></a></b>', 'malformed'],
    ['an end without a beginning', '</a>', 'malformed'],
    ['text outside', 'x<a/>', 'malformed'],
    ['an end that is missing', '<a', 'malformed'],
    ['a tag without a name', '<a>< b></a>', 'malformed'],
    ['elements without end', '<a>'.repeat(300), 'malformed'],
    ['one tag of 6 MB', `<a b="${'x'.repeat(6_000_000)}"/>`, 'too-long'],
  ])('with %s is refused', (_name, document, fault) => {
    expect(() => told(document, 1 << 20)).toThrow(fault)
  })
})

describe('an attribute', () => {
  it.each([
    [' r="A1" s="2"', 's', '2'],
    [" r='A1'", 'r', 'A1'],
    [' xr="no" r="yes"', 'r', 'yes'],
    [' a="r=" r="yes"', 'r', 'yes'],
    [' n="a&quot;b"', 'n', 'a"b'],
    [' s="2"', 'r', undefined],
    ['', 'r', undefined],
    [' r="open', 'r', undefined],
  ])('of %j called %s is %j', (attributes, name, value) => {
    expect(attribute(attributes, name)).toBe(value)
  })
})
