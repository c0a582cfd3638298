import { existsSync, statSync } from 'node:fs'
import { detectForm, type Form } from './formats/form.ts'
import { tableOf } from './formats/workbook-reading.ts'
import type { Profile } from './profiles/profile.ts'

/** How a file is read: how it is written, and what its body says of its headings. Kept with the report from its first turn on. */
export interface Opened {
  readonly form: Form
  readonly profiles: readonly Profile[]
  /** Code of the national template whose headings the file has. */
  readonly template?: string
}

/** Everything that opening a file needs. */
export interface ToOpen {
  readonly file: string
  /** As it was opened in an earlier turn. */
  readonly opened: Opened | undefined
  /** Those of the body; which apply is decided once. */
  readonly profiles: readonly Profile[]
}

/** How the file is read: as before, or found now. What was taken out of a workbook may be lost, and is then taken out again. */
export async function openForm({ file, opened, profiles }: ToOpen): Promise<Opened> {
  if (opened && isThere(file, opened.form)) return opened
  return { form: await detectForm(file), profiles: opened?.profiles ?? profiles }
}

function isThere(file: string, form: Form): boolean {
  if ('refused' in form || form.format !== 'xlsx') return true
  const end = form.sections.at(-1)?.end ?? 0
  return existsSync(tableOf(file)) && statSync(tableOf(file)).size >= end
}
