import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { at, headline, HEADLINE, LANGUAGES, situation } from './world.ts'

/** Axe and measurements run scripts of their own in the page; the pages have none. */
test.use({ javaScriptEnabled: true })

const body = 'CNCA-R-2099-901'
const PAGES: readonly (readonly [string, string])[] = [
  ['home', '/'],
  ['search, first use', '/search'],
  ['search, no match', '/search?q=nobody-has-this-name'],
  ['search, list', '/search?q=20'],
  ['a valid certificate', `/c/${situation('valid').number}`],
  ['a withdrawn certificate', `/c/${situation('withdrawn').number}`],
  ['a certificate on another day', `/c/${situation('scope-reduced').number}?on=2025-06-01&known=2025-06-20`],
  ['a transferred certificate', `/c/${situation('transferred').number}`],
  ['a certificate that is not found', '/c/1999000000000000'],
  ['a body', `/body/${body}`],
  ['the form of a report', `/c/${situation('valid').number}/report-problem`],
  ['a ticket without its key', '/ticket/none'],
  ['an unknown address', '/nowhere'],
  ['the texts of law', '/law'],
  ['a text of law on a day', '/law/reg-cnca?article=75&on=2018-01-01'],
  ['the references to review', '/law/review'],
  ['the glossary', '/glossary'],
  ['the help', '/help'],
  ['the accessibility statement', '/accessibility'],
  ['the schemes', '/scheme'],
  ['the catalogue', '/scheme/ccc?on=2020-09-24'],
  ['an item of the catalogue', '/scheme/ccc/07/0701'],
  ['two days of the catalogue', '/scheme/ccc/comparison?from=2020-09-24&to=2024-01-01'],
  ['a standard', '/standard'],
  ['the route finder', '/route'],
  ['the numbers of the register', '/statistics'],
  ['the open data', '/open-data'],
  ['the pack', '/pack'],
  ['the check of a list', '/verify-list'],
  ['how promptly bodies report', '/freshness'],
]

for (const language of LANGUAGES) {
  for (const [name, path] of PAGES) {
    test(`${name} in ${language}: accessible, light, one request, no scripts, nothing wider than a small screen`, async ({
      page,
      browser,
    }) => {
      const requests: string[] = []
      page.on('request', (request) => requests.push(request.url()))
      const errors: string[] = []
      page.on('console', (message) => errors.push(message.text()))
      const response = await page.goto(at(path, language))
      expect((await response?.body())?.byteLength).toBeLessThanOrEqual(30 * 1024)
      expect(requests.filter((url) => !url.startsWith('data:'))).toHaveLength(1)
      // What machines read of a page is no program.
      expect(await page.locator('script:not([type="application/ld+json"])').count()).toBe(0)
      expect(errors.filter((text) => !text.includes('404'))).toEqual([])
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
      // 1280 px at 400 % zoom.
      await page.setViewportSize({ width: 320, height: 640 })
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
      // Colours are the same in both languages.
      if (language === 'en') return
      const context = await browser.newContext({ colorScheme: 'dark' })
      const dark = await context.newPage()
      await dark.goto(at(path, language))
      expect((await new AxeBuilder({ page: dark }).withRules(['color-contrast']).analyze()).violations).toEqual([])
      await context.close()
    })
  }
}

test('large text does not make a page wider than a small screen', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto(at(`/c/${situation('valid').number}?size=l`))
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
})

test('everything to press is large enough to be hit', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(at(`/c/${situation('valid').number}`))
  for (const control of await page.locator('button:visible, input:visible, summary:visible, .button:visible').all()) {
    expect((await control.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  }
})

test('the whole way from the home page to the verdict of another day passes by keyboard', async ({ page }) => {
  await page.goto(at('/'))
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('searchbox')).toBeFocused()
  expect(await page.getByRole('searchbox').evaluate((element) => getComputedStyle(element).outlineWidth)).toBe('3px')
  await page.keyboard.type(situation('suspended').number)
  await page.keyboard.press('Enter')
  await expect(headline(page)).toHaveText(HEADLINE.zh.suspended)
  for (let presses = 0; presses < 80; presses += 1) {
    if (await page.locator('summary').evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
  await expect(page.getByText('下载证书摘要')).toBeVisible()
})

test('a printed page keeps the verdict, the links and the code, and leaves the controls out', async ({ page }) => {
  await page.goto(at(`/c/${situation('withdrawn').number}`))
  await page.emulateMedia({ media: 'print' })
  await expect(headline(page)).toBeVisible()
  await expect(page.locator('.qr svg')).toBeVisible()
  await expect(page.locator('.chain').first()).toBeVisible()
  for (const control of ['form', 'header nav', '.button']) await expect(page.locator(control).first()).toBeHidden()
  expect((await page.screenshot({ fullPage: true })).byteLength).toBeGreaterThan(10_000)
  expect((await page.pdf({ format: 'A4' })).byteLength).toBeGreaterThan(10_000)
})
