import { findDay } from '@zhengheng/core'
import {
  fill,
  verifyExtract,
  wordsIn,
  type CompleteWords,
  type ExtractReport,
  type Language,
  type VerifyInput,
} from '@zhengheng/verify'
import { byId, element } from './element.ts'
import { logIn, verifyWithLog } from './inputs.ts'
import { fetchText, issuerIn, readPinned, type Pinned } from './pinned.ts'
import { reportView } from './report.ts'

const parameters = new URLSearchParams(location.search)
let language: Language = parameters.get('lang') === 'en' ? 'en' : 'zh'
let pinned: Pinned = {}
const reading = readPinned()
let shown: ExtractReport | undefined
let isOffline = false

const form = byId('form', HTMLFormElement)
const report = byId('report', HTMLElement)

form.addEventListener('submit', (event) => {
  event.preventDefault()
  void verify()
})
byId('language', HTMLButtonElement).addEventListener('click', () => {
  language = language === 'zh' ? 'en' : 'zh'
  speak()
  show()
})
speak()
void prepare()

/** Keeps the page for times without a network, and fetches the extract that the address names. */
async function prepare(): Promise<void> {
  if ('serviceWorker' in navigator) {
    await navigator.serviceWorker.register('/verify/sw.js', { scope: '/verify' }).catch(() => undefined)
    void tellWhenOffline()
  }
  pinned = await reading
  speak()
  const number = parameters.get('c')
  const jwt = number === null ? undefined : await fetchText(`/credentials/${encodeURIComponent(number)}`)
  if (jwt !== undefined) byId('jwt', HTMLTextAreaElement).value = jwt
}

async function tellWhenOffline(): Promise<void> {
  await navigator.serviceWorker.ready
  isOffline = true
  speak()
}

async function verify(): Promise<void> {
  const input = await readInput()
  if (input.jwt.trim() === '') {
    shown = undefined
    report.replaceChildren(element('p', { role: 'alert' }, wordsIn(language).page.empty))
    return
  }
  const files = Array.from(byId('log', HTMLInputElement).files ?? [], (file) => ({
    path: file.webkitRelativePath || file.name,
    bytes: async () => new Uint8Array(await file.arrayBuffer()),
  }))
  shown = files.length > 0 ? await verifyWithLog(input, logIn(files)) : verifyExtract(input)
  show()
  document.getElementById('result')?.focus()
}

async function readInput(): Promise<VerifyInput> {
  const [file, did, vkey] = await Promise.all(['file', 'did', 'vkey'].map(chosenText))
  const on = findDay(byId('on', HTMLInputElement).value)
  const kept = await reading
  const trusted = { did: did ?? kept.did, vkey: vkey ?? kept.vkey }
  return {
    jwt: file ?? byId('jwt', HTMLTextAreaElement).value,
    now: new Date(),
    ...(trusted.did !== undefined && { did: trusted.did }),
    ...(trusted.vkey !== undefined && { vkey: trusted.vkey }),
    ...(on !== undefined && { on }),
  }
}

async function chosenText(id: string): Promise<string | undefined> {
  return byId(id, HTMLInputElement).files?.[0]?.text()
}

/** Puts the words of the language in their places. */
function speak(): void {
  const { page } = wordsIn(language)
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  document.title = page.title
  for (const place of document.querySelectorAll<HTMLElement>('[data-word]'))
    place.textContent = wordOf(page, place.dataset['word'])
  const other = byId('language', HTMLButtonElement)
  other.textContent = page.language
  other.lang = language === 'zh' ? 'en' : 'zh-CN'
  const issuer = issuerIn(pinned.did)
  byId('pinned', HTMLElement).textContent = issuer === undefined ? page.unpinned : fill(page.pinned, { issuer })
  byId('offline', HTMLElement).textContent = isOffline ? page.offline : ''
}

function wordOf(page: CompleteWords['page'], key = ''): string {
  return Object.entries(page).find(([name]) => name === key)?.[1] ?? key
}

function show(): void {
  if (shown) report.replaceChildren(...reportView(shown, language))
}
