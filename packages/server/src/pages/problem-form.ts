import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { hidden } from './as-of-control.ts'
import { certificatePath, link, words, type PageContext } from './context.ts'
import { layout } from './layout.ts'
import { cut, withForeign } from './text.ts'

const LONGEST_TEXT = 4000
const LONGEST_CONTACT = 200

/** What was typed; kept whatever is wrong with it. */
export interface Typed {
  readonly text: string
  readonly contact: string
}

export type FormFault = 'textRequired' | 'textLong' | 'contactLong' | 'notTaken'

/** Everything that is wrong, at once. Lengths are counted as the door counts them. */
export function faultsOf(typed: Typed): readonly FormFault[] {
  const faults: FormFault[] = []
  if (typed.text.trim() === '') faults.push('textRequired')
  if (typed.text.length > LONGEST_TEXT) faults.push('textLong')
  if (typed.contact.length > LONGEST_CONTACT) faults.push('contactLong')
  return faults
}

const FIELD_OF: Readonly<Record<FormFault, keyof Typed>> = {
  textRequired: 'text',
  textLong: 'text',
  contactLong: 'contact',
  notTaken: 'text',
}

/** Anybody may report a problem, without a name. */
export function problemFormPage(
  number: string,
  context: PageContext,
  typed: Typed = { text: '', contact: '' },
  faults: readonly FormFault[] = [],
): string {
  const { ticket, site } = words(context)
  const path = `${certificatePath(number)}/report-problem`
  const main = html`<h1>!${withForeign(ticket.formTitle, { number }, 120)}</h1>
!${summary(context, faults)}
<p>${fill(site.sentences, { first: ticket.lead, second: ticket.noAccount })}</p>
<form method="post" action="${link(context, path)}">
!${hidden(context)}
!${field(context, faults, 'text', ticket.text, ticket.textHint)}
<textarea id="text" name="text" rows="8" required!${described(faults, 'text')}>${typed.text}</textarea>
!${field(context, faults, 'contact', ticket.contact, ticket.contactHint)}
<input id="contact" name="contact" value="${typed.contact}" autocomplete="email"!${described(faults, 'contact')}>
<div><button>${ticket.send}</button></div>
</form>
<p class="links"><a href="${link(context, certificatePath(number))}">${ticket.backToCertificate}</a></p>`
  return layout(context, { title: cut(fill(ticket.formTitle, { number }), 80), main })
}

/** One list of what is wrong, each leading to its field. */
function summary(context: PageContext, faults: readonly FormFault[]): string {
  if (faults.length === 0) return ''
  const { ticket } = words(context)
  const items = faults.map((fault) => html`<li><a href="#${FIELD_OF[fault]}">${ticket[fault]}</a></li>`)
  return html`<section class="banner bad" role="alert"><h2 class="tone">${fill(ticket.faults, { count: faults.length })}</h2><ul>!${items}</ul></section>`
}

function field(
  context: PageContext,
  faults: readonly FormFault[],
  name: keyof Typed,
  label: string,
  hint: string,
): string {
  const { ticket } = words(context)
  const wrong = faults
    .filter((fault) => FIELD_OF[fault] === name)
    .map((fault) => html`<br><b class="tone bad">${ticket[fault]}</b>`)
  return html`<label for="${name}">${label}</label><small id="${name}-hint">${hint}!${wrong}</small>`
}

/** Trusted HTML: attributes of a field. */
function described(faults: readonly FormFault[], name: keyof Typed): string {
  const wrong = faults.some((fault) => FIELD_OF[fault] === name)
  return ` aria-describedby="${name}-hint"${wrong ? ' aria-invalid="true"' : ''}`
}
