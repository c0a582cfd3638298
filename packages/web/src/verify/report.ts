import {
  describeCheck,
  fill,
  wordsIn,
  type Check,
  type ExtractReport,
  type Language,
  type PathView,
  type StepView,
} from '@zhengheng/verify'
import { element } from './element.ts'

/** The report: the count, every check with its reason and what was looked at, the path with every link. */
export function reportView({ checks, path, summary }: ExtractReport, language: Language): readonly HTMLElement[] {
  const { page } = wordsIn(language)
  const counts = { passed: summary.passed, failed: summary.failed, unknown: summary['not-known'] }
  return [
    element('h2', { tabindex: '-1', id: 'result' }, page.result),
    element('p', { id: 'summary' }, fill(page.summary, counts)),
    element('ul', { class: 'checks' }, ...checks.map((check) => checkView(check, language))),
    ...(path ? pathView(path, language) : []),
  ]
}

function checkView(check: Check, language: Language): HTMLElement {
  const words = wordsIn(language)
  return element(
    'li',
    { class: check.result, 'data-check': check.name, 'data-result': check.result, 'data-reason': check.reason },
    element('span', {}, `${words.check[check.name]}: `),
    element('span', { class: 'result' }, words.result[check.result]),
    element('div', {}, describeCheck(check, language)),
    check.evidence.length > 0
      ? element('details', {}, element('summary', {}, words.page.evidence), element('p', {}, check.evidence.join(', ')))
      : undefined,
  )
}

function pathView(path: PathView, language: Language): readonly HTMLElement[] {
  const { page, verdict } = wordsIn(language)
  return [
    element('h2', {}, `${page.path}: ${path.number}, ${path.on}`),
    element('p', { id: 'standing' }, `${page.standing}: ${verdict[path.standing.verdict]}`),
    element('p', { id: 'basis' }, `${page.basis}: ${verdict[path.basisAtIssue.verdict]} (${path.basisAtIssue.day})`),
    element('ul', { class: 'path' }, ...path.steps.map((step) => stepView(step, language))),
  ]
}

function stepView(step: StepView, language: Language): HTMLElement {
  const { role, reason } = wordsIn(language)
  const holder = language === 'en' ? (step.holderEn ?? step.holder) : step.holder
  const parts = [role[step.role], step.day, step.number, holder, step.item?.name[language]]
  const { missing } = step
  return element(
    'li',
    { class: missing === undefined ? 'holds' : 'fails' },
    element('span', { class: 'sign', 'aria-hidden': 'true' }, missing === undefined ? '✓ ' : '✗ '),
    parts.filter((part) => part !== undefined).join(', '),
    missing === undefined ? undefined : element('span', { class: 'why' }, `: ${reason[missing]}`),
    step.above.length > 0 ? element('ul', {}, ...step.above.map((one) => stepView(one, language))) : undefined,
  )
}
