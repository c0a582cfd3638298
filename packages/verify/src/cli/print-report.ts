import type { CheckResult } from '../extract/check.ts'
import type { PathView, StepView } from '../extract/path-view.ts'
import type { ExtractReport } from '../extract/verify-extract.ts'
import { describeCheck, fill, wordsIn, type CompleteWords, type Language } from '../words/words.ts'

const SIGNS: Readonly<Record<CheckResult, string>> = { passed: '+', failed: '!', 'not-known': '?' }

/** The report for people: each check with its reason and what was looked at, then the path, then the count. */
export function printReport({ checks, path, summary }: ExtractReport, language: Language): string {
  const words = wordsIn(language)
  const lines = checks.flatMap((check) => [
    `${SIGNS[check.result]} ${words.check[check.name]}: ${words.result[check.result]}`,
    `    ${describeCheck(check, language)}`,
    ...(check.evidence.length > 0 ? [`    ${shortened(check.evidence.join('  '))}`] : []),
  ])
  const counts = { passed: summary.passed, failed: summary.failed, unknown: summary['not-known'] }
  return [
    ...lines,
    '',
    ...(path ? [...pathLines(path, words, language), ''] : []),
    fill(words.page.summary, counts),
    '',
  ].join('\n')
}

function pathLines(path: PathView, words: CompleteWords, language: Language): string[] {
  return [
    `${words.page.path}: ${path.number}, ${path.on}`,
    `  ${words.page.standing}: ${words.verdict[path.standing.verdict]}`,
    `  ${words.page.basis}: ${words.verdict[path.basisAtIssue.verdict]} (${path.basisAtIssue.day})`,
    ...path.steps.flatMap((step) => stepLines(step, words, language, 1)),
  ]
}

function stepLines(step: StepView, words: CompleteWords, language: Language, depth: number): string[] {
  const holder = language === 'en' ? (step.holderEn ?? step.holder) : step.holder
  const item = step.item?.name[language]
  const parts = [words.role[step.role], step.day, step.number, holder, item].filter((part) => part !== undefined)
  const end = step.missing === undefined ? '' : `: ${words.reason[step.missing]}`
  const line = `${'  '.repeat(depth)}${step.missing === undefined ? '+' : '!'} ${parts.join(', ')}${end}`
  return [line, ...step.above.flatMap((above) => stepLines(above, words, language, depth + 1))]
}

function shortened(text: string): string {
  return text.length > 240 ? `${text.slice(0, 240)} ...` : text
}
