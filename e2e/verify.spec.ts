import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type APIRequestContext, type Page } from '@playwright/test'
import { at, LANGUAGES, situation, type Language } from './world.ts'

test.use({ javaScriptEnabled: true })

const WORDS = {
  zh: {
    verify: '核验',
    paste: '粘贴证书摘要，或选择文件',
    log: '日志文件夹（可选）',
    day: '查询日期（可选）',
    offline: '可以断网使用',
    result: '核验结果',
    other: 'English',
  },
  en: {
    verify: 'Check',
    paste: 'Paste the extract of a certificate, or choose a file',
    log: 'Folder of the log (optional)',
    day: 'Day asked for (optional)',
    offline: 'Works without a network',
    result: 'Result',
    other: '中文',
  },
} as const

async function fetchExtract(request: APIRequestContext, key: string): Promise<string> {
  const address = at(`/credentials/${encodeURIComponent(situation(key).number)}`)
  // The newest acts may still be on their way into the log.
  await expect.poll(async () => (await request.get(address)).status(), { timeout: 30_000 }).toBe(200)
  const response = await request.get(address)
  expect(response.headers()['content-type']).toContain('application/vc+jwt')
  return response.text()
}

async function openOffline(page: Page, language: Language): Promise<void> {
  await page.goto(at('/verify', language))
  await expect(page.getByText(WORDS[language].offline, { exact: true })).toBeVisible()
  await expect.poll(async () => page.evaluate('navigator.serviceWorker.controller !== null')).toBe(true)
  await page.context().setOffline(true)
}

async function check(page: Page, language: Language, jwt: string): Promise<void> {
  await page.getByLabel(WORDS[language].paste, { exact: true }).fill(jwt)
  await page.getByRole('button', { name: WORDS[language].verify, exact: true }).click()
  await expect(page.getByRole('heading', { name: WORDS[language].result })).toBeFocused()
}

async function resultOf(page: Page, name: string): Promise<string | null> {
  return page.locator(`[data-check="${name}"]`).getAttribute('data-result')
}

for (const language of LANGUAGES) {
  test.describe(`the page /verify without a network, in ${language}`, () => {
    test('checks a downloaded extract and recomputes its trust path', async ({ page, request }) => {
      const jwt = await fetchExtract(request, 'valid')
      await openOffline(page, language)
      await page.reload()
      await check(page, language, jwt)
      for (const name of ['format', 'signature', 'issuer', 'freshness', 'acts-logged', 'checkpoint', 'trust-path']) {
        expect([name, await resultOf(page, name)]).toEqual([name, 'passed'])
      }
      expect(await resultOf(page, 'completeness')).toBe('not-known')
      await expect(page.locator('.path > li').first()).toContainText(situation('valid').number)
      expect(await page.locator('.path .fails').count()).toBe(0)
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    })

    test('names the check that fails when one letter is changed', async ({ page, request }) => {
      const [header = '', payload = '', signature = ''] = (await fetchExtract(request, 'valid')).split('.')
      await openOffline(page, language)
      const letter = signature.charAt(20) === 'A' ? 'B' : 'A'
      await check(page, language, `${header}.${payload}.${signature.slice(0, 20)}${letter}${signature.slice(21)}`)
      expect(await resultOf(page, 'signature')).toBe('failed')
      await check(page, language, `${header}.${payload.slice(0, 400)}${payload.slice(401)}.${signature}`)
      expect(await page.locator('[data-result="failed"]').count()).toBeGreaterThan(0)
    })

    test('says in words why a certificate is not to be trusted', async ({ page, request }) => {
      const jwt = await fetchExtract(request, 'scope-reduced')
      await openOffline(page, language)
      await check(page, language, jwt)
      expect(await resultOf(page, 'signature')).toBe('passed')
      expect(await resultOf(page, 'trust-path')).toBe('failed')
      await expect(page.locator('.path .fails .why').first()).toBeVisible()
    })

    test('is used by keyboard alone, and changes its language with the report standing', async ({ page, request }) => {
      const jwt = await fetchExtract(request, 'valid')
      await openOffline(page, language)
      await page.getByLabel(WORDS[language].paste, { exact: true }).focus()
      await page.keyboard.insertText(jwt)
      await page.getByLabel(WORDS[language].day).focus()
      await page.getByRole('button', { name: WORDS[language].verify, exact: true }).focus()
      await page.keyboard.press('Enter')
      await expect(page.getByRole('heading', { name: WORDS[language].result })).toBeFocused()
      await page.getByRole('button', { name: WORDS[language].other }).click()
      const other = language === 'zh' ? 'en' : 'zh'
      await expect(page.getByRole('heading', { name: WORDS[other].result })).toBeVisible()
    })
  })
}

test.describe('the page /verify', () => {
  test('takes the folder of the log, and finds one flipped bit in a tile', async ({ page, request }) => {
    const dir = mkdtempSync(join(tmpdir(), 'zhengheng verify '))
    try {
      const jwt = await fetchExtract(request, 'valid')
      const files = await copyLog(request, dir)
      await page.goto(at('/verify', 'en'))
      await page.getByLabel(WORDS.en.log).setInputFiles(dir)
      await check(page, 'en', jwt)
      expect(await resultOf(page, 'log-files')).toBe('passed')
      for (const file of files.filter((path) => path.startsWith('tile/0/'))) {
        const bytes = Buffer.from(await (await request.get(at(`/log/${file}`))).body())
        bytes.writeUInt8(bytes.readUInt8(7) ^ 1, 7)
        writeFileSync(join(dir, file), bytes)
      }
      await page.getByLabel(WORDS.en.log).setInputFiles(dir)
      await check(page, 'en', jwt)
      expect(await resultOf(page, 'log-files')).toBe('failed')
      expect(await resultOf(page, 'signature')).toBe('passed')
    } finally {
      rmSync(dir, { recursive: true, force: true })
    }
  })

  test('loads nothing from elsewhere, nothing heavy, and breaks no rule of its content security policy', async ({
    page,
  }) => {
    const errors: string[] = []
    page.on('console', (message) => errors.push(message.text()))
    page.on('pageerror', (error) => errors.push(error.message))
    const addresses: string[] = []
    let scripts = 0
    page.on('response', (response) => {
      addresses.push(response.url())
      if (response.url().endsWith('.js')) void response.body().then((body) => (scripts += body.byteLength))
    })
    await page.goto(at('/verify'))
    await expect(page.getByText(WORDS.zh.offline)).toBeVisible()
    expect(addresses.filter((address) => !address.startsWith(at('/')) && !address.startsWith('data:'))).toEqual([])
    expect(scripts).toBeGreaterThan(0)
    expect(scripts).toBeLessThanOrEqual(150 * 1024)
    expect(errors).toEqual([])
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  })

  test('asks for an extract when there is none, and refuses what is no extract', async ({ page }) => {
    await page.goto(at('/verify'))
    await page.getByRole('button', { name: WORDS.zh.verify, exact: true }).click()
    await expect(page.getByRole('alert')).toBeVisible()
    await check(page, 'zh', 'eyJhbGciOiJub25lIn0.e30.')
    expect(await page.locator('[data-check="format"]').getAttribute('data-reason')).toBe('jws-alg-refused')
  })

  test('fetches the extract that its address names', async ({ page, request }) => {
    const jwt = await fetchExtract(request, 'valid')
    await page.goto(at(`/verify?c=${encodeURIComponent(situation('valid').number)}`))
    await expect(page.getByLabel(WORDS.zh.paste, { exact: true })).toHaveValue(
      new RegExp(`^${jwt.split('.')[0] ?? ''}\\.`),
    )
  })
})

/** Downloads the static files of the log as anybody may: everything that its size says must be there. */
async function copyLog(request: APIRequestContext, dir: string): Promise<readonly string[]> {
  const checkpoint = await (await request.get(at('/log/checkpoint'))).text()
  const size = Number(checkpoint.split('\n')[1])
  const names = ['checkpoint', 'vkey']
  for (let level = 0; Math.floor(size / 256 ** level) > 0; level += 1)
    names.push(...tilesOf(Math.floor(size / 256 ** level), String(level)))
  names.push(...tilesOf(size, 'entries'))
  for (const name of names) {
    const response = name === 'checkpoint' ? undefined : await request.get(at(`/log/${name}`))
    const file = join(dir, name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, response ? await response.body() : checkpoint)
  }
  return names
}

function tilesOf(nodes: number, level: string): string[] {
  const full = Math.floor(nodes / 256)
  const names = Array.from({ length: full }, (_, n) => `tile/${level}/${indexOf(n)}`)
  return nodes % 256 === 0 ? names : [...names, `tile/${level}/${indexOf(full)}.p/${nodes % 256}`]
}

function indexOf(n: number): string {
  const low = String(n % 1000).padStart(3, '0')
  return n < 1000 ? low : `x${String(Math.floor(n / 1000)).padStart(3, '0')}/${low}`
}
