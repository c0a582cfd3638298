import type { ProblemCode } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import type { Messages } from '../messages/messages.ts'
import { words, type PageContext } from './context.ts'
import { layout } from './layout.ts'
import { mark } from './marks.ts'
import { searchBox, wayBack } from './search-box.ts'

type ErrorText = Messages['error']
type Kind = 'unknown' | 'right' | 'busy' | 'failed' | 'many' | 'origin' | 'day'

const KIND_OF: Partial<Readonly<Record<ProblemCode, Kind>>> = {
  'invalid-input': 'day',
  'not-found': 'unknown',
  'never-reported': 'unknown',
  'not-signed-in': 'right',
  'not-permitted': 'right',
  'too-many-requests': 'many',
  'not-yet-logged': 'busy',
  'log-refuses': 'busy',
  'database-unavailable': 'busy',
}

/** Which page a problem is told on; what no page foresees is our own fault. */
export function kindOf(code: ProblemCode): Kind {
  return KIND_OF[code] ?? 'failed'
}

/** What happened, what was kept, what to do now; a trace for those who look into it. Never a dead end. */
export function errorPage(kind: Kind, context: PageContext, trace?: string): string {
  const { error } = words(context)
  const title = error[`${kind}Title` satisfies keyof ErrorText]
  const text = error[`${kind}Text` satisfies keyof ErrorText]
  const main = html`<section class="banner warn"><h1>!${mark('warn')}<span>${title}</span></h1><p>${text}</p>
!${trace === undefined ? '' : html`<p class="soft">${fill(error.trace, { trace })}</p>`}</section>
!${searchBox(context)}!${wayBack(context)}`
  return layout(context, { title, main })
}
