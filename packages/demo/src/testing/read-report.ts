import { columnOf, readRow, type Day, type Finding, type Pack, type ReportRow } from '@zhengheng/core'
import type { ReportStep } from '../steps.ts'

export interface ReadReport {
  readonly rows: readonly ReportRow[]
  readonly findings: readonly Finding[]
}

/** Reads a report as the register will: by the headings that the pack knows, on the day on which it was sent. */
export function readReport(pack: Pack, step: ReportStep): ReadReport {
  const lines = [...step.text()]
    .join('')
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n')
  const columns = fieldsOf(lines[0] ?? '').map((heading) => columnOf(heading, pack) ?? `unknown: ${heading}`)
  const rows: ReportRow[] = []
  const findings: Finding[] = []
  for (const [index, line] of lines.slice(1).entries()) {
    const cells = Object.fromEntries(fieldsOf(line).map((value, at) => [columns[at] ?? `field ${at}`, value]))
    const read = readRow(cells, pack, step.at.slice(0, 10) as Day, index + 2)
    findings.push(...read.findings)
    if (read.row) rows.push(read.row)
  }
  return { rows, findings }
}

/** RFC 4180, one line: fields are parted by commas outside of quotes. */
function fieldsOf(line: string): readonly string[] {
  return [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )
}
