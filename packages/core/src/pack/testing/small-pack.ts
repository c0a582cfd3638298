import { numberKey } from '../../codes/identifier.ts'
import { day } from '../../time/day.ts'
import type { Pack } from '../model.ts'

const basis = [{ instrument: 'act', article: '1' }]
const name = { zh: '甲', en: 'A' }
const during = { from: day('2020-01-01') }

/** The smallest pack that has one of everything and no fault. */
export const smallPack: Pack = {
  code: 'small',
  version: '1',
  name,
  zone: 'Etc/UTC',
  currency: { code: 'XTS', minorDigits: 2 },
  calendar: { weekend: [0], holidays: new Set(), workedRestDays: new Set(), publishedUntil: day('2030-12-31') },
  identifiers: [
    {
      code: 'id',
      name,
      of: 'organisation',
      normalise: numberKey,
      fault: (value) => (/^\d+$/.test(value) ? undefined : 'alphabet'),
      source: 'test',
    },
  ],
  kinds: [
    { code: 'permit', family: 'approval', name },
    { code: 'paper', family: 'certificate', name },
  ],
  numbers: [{ kind: 'paper', pattern: /^P\d+$/, example: 'P1', evidence: 'confirmed' }],
  fields: [{ code: 'field/f', category: 'product', name, evidence: 'confirmed', source: 'test' }],
  schemes: [
    {
      code: 's',
      name,
      category: 'product',
      field: 'field/f',
      certificateKind: 'paper',
      items: [
        { code: 's/1', name, during: [during], evidence: 'confirmed', source: 'test' },
        { code: 's/1/a', name, during: [during], evidence: 'confirmed', source: 'test' },
      ],
      basis,
      evidence: 'confirmed',
      source: 'test',
    },
  ],
  standards: [
    {
      number: 'T 1',
      name,
      editions: [{ number: 'T 1-2020', evidence: 'confirmed', source: 'test' }],
      evidence: 'confirmed',
      source: 'test',
    },
  ],
  needs: {
    s: [
      {
        role: 'approval',
        holder: 'issuer',
        family: 'approval',
        kinds: ['permit'],
        day: 'issue',
        covers: 'items',
        during,
        basis,
      },
    ],
  },
  roots: [{ name, kind: 'authority', party: { scheme: 'id', value: '1' }, families: ['approval'], basis }],
  law: [
    {
      id: 'act',
      name,
      level: 'law',
      versions: [
        { version: '1', from: day('2000-01-01'), until: day('2010-01-01') },
        { version: '2', from: day('2010-01-01') },
      ],
      evidence: 'confirmed',
      source: 'test',
    },
  ],
  procedures: [
    {
      code: 'p',
      version: 1,
      during,
      name,
      initial: 'begun',
      states: { begun: name, done: name },
      final: ['done'],
      clocks: { answer: { name, days: 5, count: 'working', basis, evidence: 'confirmed' } },
      acts: {
        receive: {
          name,
          from: ['begun'],
          to: 'begun',
          by: 'officer',
          basis,
          evidence: 'confirmed',
          ticks: { answer: 'start' },
        },
        end: {
          name,
          from: ['begun'],
          to: 'done',
          by: 'head',
          basis,
          evidence: 'confirmed',
          ticks: { answer: 'stop' },
        },
      },
    },
  ],
  grounds: [
    { code: '01', name, acts: ['suspend'], basis },
    { code: '01', name, acts: ['withdraw'], basis },
  ],
  regions: [{ code: '1', name }],
  classifications: [
    {
      code: 'trade',
      name,
      shape: /^\d(\.\d)?$/,
      complete: true,
      items: [{ code: '1', name, evidence: 'confirmed' }],
      source: 'test',
    },
  ],
  reports: {
    kind: 'paper',
    scheme: 's',
    holderScheme: 'id',
    laboratory: { family: 'designation' },
    person: { family: 'registration' },
    late: { rule: 'days', days: 10, count: 'calendar', basis },
    longestYears: 5,
    columns: { number: ['no'] },
    acts: { issue: ['new'] },
    basis: { suspend: basis },
  },
  glossary: [{ key: 'status/valid', name, evidence: 'confirmed' }],
  gaps: [{ code: 'districts', what: name, needed: name, shownAt: ['/statistics'] }],
  uses: { scopeReduction: 'p', problemReport: 'p' },
}
