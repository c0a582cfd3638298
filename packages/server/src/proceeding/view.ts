import { dueDays, openActs, type Day, type Entry, type FileView, type Name } from '@zhengheng/core'
import { basisView } from '../attestation/views.ts'
import type { Services } from '../services.ts'
import type { Person } from './acts.ts'
import type { StoredFile } from './reads.ts'

type SeenFile = Omit<StoredFile, 'log' | 'aboutFamily' | 'moved'> & {
  readonly log: readonly Entry[]
  readonly moved?: StoredFile['moved']
}

/** A file as one of its sides sees it: which acts are open to this person, and why the others are closed. */
export function fileView(services: Services, file: SeenFile, person: Person): FileView {
  const { index } = services.register
  const procedure = index.procedure(file.procedure, { version: file.procedureVersion })
  const acts = openActs(procedure, file.log, person)
  const why = new Map(acts.closed.map((one) => [one.act, one.why]))
  return {
    number: file.number,
    procedure: procedure.code,
    procedureVersion: procedure.version,
    name: plain(procedure.name),
    state: { code: file.state, name: plain(procedure.states[file.state] ?? { zh: file.state, en: file.state }) },
    about: file.aboutNumber,
    content: { ...file.content },
    log: file.log.map((entry) => ({
      act: entry.act,
      name: plain(procedure.acts[entry.act]?.name ?? { zh: entry.act, en: entry.act }),
      on: entry.on,
      by: entry.by,
      basis: basisView(index.cite(procedure.acts[entry.act]?.basis ?? [], entry.on)),
    })),
    acts: Object.entries(procedure.acts).map(([act, rule]) => {
      const reason = why.get(act)
      return {
        act,
        name: plain(rule.name),
        by: rule.by,
        open: reason === undefined,
        ...(reason !== undefined && { why: reason }),
      }
    }),
    clocks: clocksOf(services, file),
    moved: (file.moved ?? []).map((one) => ({ ...one })),
    version: file.version,
  }
}

export function clocksOf(
  services: Services,
  file: Pick<StoredFile, 'procedure' | 'procedureVersion'> & { readonly log: readonly Entry[] },
): FileView['clocks'] {
  const procedure = services.register.index.procedure(file.procedure, { version: file.procedureVersion })
  return dueDays(procedure, file.log, services.pack.calendar).map((clock) => ({
    clock: clock.clock,
    name: plain(procedure.clocks[clock.clock]?.name ?? { zh: clock.clock, en: clock.clock }),
    state: clock.state,
    due: day(clock.statutory?.day),
    promised: day(clock.promised?.day),
    provisional: clock.statutory?.provisional ?? false,
  }))
}

function day(on: Day | undefined): string | null {
  return on ?? null
}

function plain(name: Name): { zh: string; en: string } {
  return { zh: name.zh, en: name.en }
}
