import { expect, test } from '@playwright/test'
import { at, headline, HEADLINE, LANGUAGES, situation } from './world.ts'

const WORDS = {
  zh: {
    label: '证书编号、企业名称、产品型号或统一社会信用代码',
    button: '查询',
    rightly: '签发有据',
    wrongly: '签发依据不成立',
    approval: '认证机构的批准',
    body: '认证机构',
    on: '这一天的情况',
    known: '登记簿在这一天所知道的（可不填）',
    show: '查看',
    today: '查看今天的情况',
    report: '信息不符？举报或反馈',
    text: '发生了什么',
    send: '提交',
    required: '请写明发生了什么',
    received: '已收到您的反馈',
    follow: '查看进展',
    progress: '的进展',
    language: 'English',
  },
  en: {
    label: 'Certificate number, name of the firm, product model, or unified social credit code (USCC)',
    button: 'Search',
    rightly: 'Rightly issued',
    wrongly: 'Not rightly issued',
    approval: 'Approval of the certification body',
    body: 'Certification body',
    on: 'What held on this day',
    known: 'As the register knew it on this day (optional)',
    show: 'Show',
    today: 'Show today',
    report: 'Something wrong? Report a problem',
    text: 'What happened',
    send: 'Send',
    required: 'Please write what happened',
    received: 'Your report has been received',
    follow: 'Follow the matter',
    progress: 'Progress of report',
    language: '中文',
  },
} as const

for (const language of LANGUAGES) {
  const words = WORDS[language]
  const headlines = HEADLINE[language]

  test.describe(`without scripts, in ${language}`, () => {
    test('a number typed on the home page leads to its verdict, and each link to where it stands', async ({ page }) => {
      await page.goto(at('/', language))
      await page.getByLabel(words.label).fill(situation('valid').number)
      await page.getByRole('button', { name: words.button }).click()
      await expect(page).toHaveURL(new RegExp(`/c/${situation('valid').number}`))
      await expect(headline(page)).toHaveText(headlines.valid)
      await expect(page.getByText(words.rightly).first()).toBeVisible()
      await page.getByRole('listitem').filter({ hasText: words.approval }).getByRole('link').first().click()
      await expect(page).toHaveURL(/\/body\/.*on=\d{4}-\d{2}-\d{2}/)
      await expect(headline(page)).toContainText(words.body)
      await expect(page.getByRole('note')).toBeVisible()
      await page.getByRole('link', { name: words.today }).click()
      await expect(page.getByRole('note')).toHaveCount(0)
    })

    test('withdrawn is one answer and rightly issued another', async ({ page }) => {
      await page.goto(at(`/c/${situation('withdrawn').number}`, language))
      await expect(headline(page)).toHaveText(headlines.withdrawn)
      await expect(page.getByText(words.rightly).first()).toBeVisible()
    })

    test('two days asked for and two days of knowledge give four different answers', async ({ page }) => {
      const answers = new Set<string>()
      for (const { on, known, expect: expected } of situation('scope-reduced').ask) {
        if (on === undefined || known === undefined || 'problem' in expected) continue
        await page.goto(at(`/c/${situation('scope-reduced').number}`, language))
        await page.getByLabel(words.on).fill(on)
        await page.getByLabel(words.known).fill(known)
        await page.getByRole('button', { name: words.show }).click()
        const isRight = expected.basisAtIssue === 'trusted'
        const line =
          expected.status !== 'valid' ? headlines.suspended : isRight ? headlines.valid : headlines['not-trusted']
        await expect(headline(page)).toHaveText(line)
        await expect(page.locator('.banner')).toContainText(isRight ? words.rightly : words.wrongly)
        await expect(page.getByRole('note')).toContainText(known)
        answers.add(await page.locator('.banner').innerText())
      }
      expect(answers.size).toBe(4)
    })

    test('before the register knew of it, it is not found, with the way back to today', async ({ page }) => {
      await page.goto(at(`/c/${situation('scope-reduced').number}?on=2025-05-20&known=2025-05-01`, language))
      await expect(headline(page)).toHaveText(headlines.missing)
      await page.getByRole('link', { name: words.today }).click()
      await expect(headline(page)).toHaveText(headlines['not-trusted'])
    })

    test('a number with a slip is not found, and the near one is offered', async ({ page }) => {
      const { number } = situation('valid')
      const response = await page.goto(
        at(`/c/${number.slice(0, -1)}${String((Number(number.at(-1)) + 1) % 10)}`, language),
      )
      expect(response?.status()).toBe(404)
      await expect(headline(page)).toHaveText(headlines.missing)
      await page.getByRole('link', { name: number }).click()
      await expect(headline(page)).toHaveText(headlines.valid)
    })

    test('a problem is reported, with what was typed kept, and followed by its key', async ({ page }) => {
      await page.goto(at(`/c/${situation('suspended').number}`, language))
      await page.getByRole('link', { name: words.report }).click()
      await page.getByLabel(words.text).fill('   ')
      await page.getByRole('button', { name: words.send }).click()
      await expect(page.getByRole('alert')).toContainText(words.required)
      await page.getByLabel(words.text).fill('铭牌上的型号与证书不同')
      await page.getByRole('button', { name: words.send }).click()
      await expect(headline(page)).toHaveText(words.received)
      await expect(page.locator('.key')).toHaveText(/^[\w-]{20,}$/)
      await page.getByRole('link', { name: words.follow }).click()
      await expect(headline(page)).toContainText(words.progress)
      await expect(page.locator('.key')).toHaveCount(0)
    })

    test('the other language shows the same certificate on the same day', async ({ page }) => {
      await page.goto(at(`/c/${situation('suspended').number}?on=2025-06-20`, language))
      await page.getByRole('link', { name: words.language }).click()
      const other = language === 'zh' ? 'en' : 'zh'
      await expect(page).toHaveURL(/on=2025-06-20/)
      await expect(headline(page)).toHaveText(HEADLINE[other].suspended)
    })
  })
}

test('two firms of one name are told apart by identifier', async ({ page }) => {
  await page.goto(at(`/c/${situation('two-firms').number}`))
  const name = await page
    .locator('dt', { hasText: '获证组织' })
    .locator('xpath=following-sibling::dd')
    .locator('bdi')
    .innerText()
  await page.goto(at(`/search?q=${encodeURIComponent(name)}`))
  const codes = await page.locator('main li small').allInnerTexts()
  expect(new Set(codes).size).toBeGreaterThan(1)
})

test('the approved scope of a body is shown as of a day: reduced since, and as it was known', async ({ page }) => {
  await page.goto(at(`/c/${situation('scope-reduced').number}`))
  const address = await page.locator('a[href^="/body/"]').first().getAttribute('href')
  const body = new URL(address ?? '', at('/')).pathname
  await page.goto(at(`${body}?on=2025-05-20`))
  await expect(page.getByText('不含：')).toBeVisible()
  await page.goto(at(`${body}?on=2025-05-20&known=2025-06-01`))
  await expect(page.getByText('不含：')).toHaveCount(0)
})

test('the home page offers the situations of the demonstration', async ({ page }) => {
  await page.goto(at('/'))
  await page.getByRole('link', { name: situation('withdrawn').number }).click()
  await expect(headline(page)).toHaveText(HEADLINE.zh.withdrawn)
})
