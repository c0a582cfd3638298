import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { at, bodyKey, headline, LANGUAGES } from './world.ts'

const BALLASTS = { zh: '镇流器', en: 'Ballasts' } as const

for (const language of LANGUAGES) {
  const product = BALLASTS[language]

  test(`a small firm finds out whether its product must be certified, and keeps the answer, in ${language}`, async ({
    page,
  }) => {
    await page.goto(at('/route', language))
    await page.locator('main input[name=q]').fill(product)
    await page.locator('main form button').first().click()
    await page.locator('main a').filter({ hasText: product }).first().click()
    await expect(headline(page)).toContainText(product)
    await page.locator('main form[method=post] button').click()
    await expect(page).toHaveURL(/\/guidance\/[0-9a-z]{20}/)
    await expect(page.locator('main')).toContainText(product)
    await page.reload()
    await expect(page.locator('main')).toContainText(product)
  })

  test(`the operator of a body tries its own spreadsheet, and gets back what to mend, in ${language}`, async ({
    page,
  }) => {
    await page.goto(at('/report', language))
    await page.locator('input[name=key]').fill(bodyKey())
    await page.locator('main form button').first().click()
    const rows = ['上报类型,证书编号,变更日期', '撤销,NEVER-REPORTED-1,2026-06-02', '撤销,NEVER-REPORTED-2,2026-06-03']
    const buffer = Buffer.from(`${rows.join('\r\n')}\r\n`)
    await page.locator('input[type=file]').setInputFiles({ name: 'june.csv', mimeType: 'text/csv', buffer })
    await page.locator('main form button').first().click()
    await expect(page).toHaveURL(/\/report\/\d+/)
    await expect(page.locator('main')).toContainText('NEVER-REPORTED-1', { timeout: 30_000 })
    const coming = page.waitForEvent('download')
    await page.getByRole('link', { name: /Excel/ }).click()
    const file = readFileSync(await (await coming).path())
    // A workbook is a zip.
    expect(file.subarray(0, 2).toString()).toBe('PK')
    expect(file.length).toBeGreaterThan(1000)
  })

  test(`a buyer goes from a certificate to its firm, its body, its scheme and the law, in ${language}`, async ({
    page,
  }) => {
    await page.goto(at('/search?q=10', language))
    await page.locator('main a[href*="/c/"]').first().click()
    for (const path of ['/org/', '/body/', '/law/']) {
      const from = page.url()
      await page.locator(`main a[href*="${path}"]`).first().click()
      await expect(page).toHaveURL(new RegExp(path))
      await expect(headline(page)).not.toBeEmpty()
      await page.goto(from)
    }
  })
}
