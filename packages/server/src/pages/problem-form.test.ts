import { describe, expect, it } from 'vitest'
import { faultsOf, problemFormPage } from './problem-form.ts'
import { contextFor, NUMBER } from './testing/fixtures.ts'
import { linksOf, markupFaults, textOf } from './testing/reading.ts'

const zh = contextFor('zh')

describe('what is wrong with a report', () => {
  it('is told all at once', () => {
    expect(faultsOf({ text: ' \n', contact: 'x'.repeat(201) })).toEqual(['textRequired', 'contactLong'])
    expect(faultsOf({ text: 'x'.repeat(4001), contact: '' })).toEqual(['textLong'])
  })

  it('is nothing up to the longest text', () => {
    expect(faultsOf({ text: 'x'.repeat(4000), contact: 'x'.repeat(200) })).toEqual([])
  })
})

describe('the form', () => {
  it('posts to its own address in the language and size of the reader', () => {
    const page = problemFormPage('A/1', contextFor('en', { large: true }))
    expect(page).toContain('method="post" action="/c/A%2F1/report-problem?lang&#61;en&#38;size&#61;l"')
    expect(page).toContain('<html lang="en" class="l">')
  })

  it('has a label and a hint for each field', () => {
    const page = problemFormPage(NUMBER, zh)
    for (const name of ['text', 'contact']) {
      expect(page).toContain(`<label for="${name}">`)
      expect(page).toContain(`aria-describedby="${name}-hint"`)
      expect(page).toContain(`<small id="${name}-hint">`)
    }
    expect(page).not.toContain('role="alert"')
    expect(markupFaults(page)).toEqual([])
  })

  it('keeps what was typed and lists what is wrong, each leading to its field', () => {
    const typed = { text: '<b>看到</b>\n第二行', contact: '" autofocus onfocus="x' }
    const page = problemFormPage(NUMBER, zh, typed, ['textLong', 'contactLong'])
    expect(page).toContain('&#60;b&#62;看到&#60;/b&#62;\n第二行</textarea>')
    expect(page).not.toContain('<b>看到')
    expect(page).not.toMatch(/ onfocus="/)
    expect(linksOf(page)).toEqual(expect.arrayContaining(['#text', '#contact']))
    expect(page.match(/aria-invalid="true"/g)).toHaveLength(2)
    expect(textOf(page)).toContain('请先改正 2 处，您写的内容都还在')
  })

  it.each(['zh', 'en'] as const)('is a well-formed page in %s', (language) => {
    expect(
      markupFaults(problemFormPage(NUMBER, contextFor(language), { text: 'x', contact: '' }, ['notTaken'])),
    ).toEqual([])
  })
})
