import { day, numberKey, type Pack } from '@zhengheng/core'

const basis = [{ instrument: 'act', article: '1' }]
const name = { zh: '甲', en: 'A' }
const strict = { from: day('2026-06-10') }
const during = { from: day('2000-01-01') }

/** A country of its own for tests of reports: other identifiers, a Friday weekend, one scheme with three items. */
export const testPack: Pack = {
  code: 'tiny',
  version: '1',
  name,
  zone: 'Asia/Dubai',
  currency: { code: 'XTS', minorDigits: 3 },
  calendar: { weekend: [5], holidays: new Set(), workedRestDays: new Set(), publishedUntil: day('2030-12-31') },
  identifiers: [
    {
      code: 'reg',
      name,
      of: 'organisation',
      normalise: numberKey,
      fault: (value) => (/^\d+$/.test(value) ? undefined : 'alphabet'),
      source: 'test',
    },
  ],
  kinds: [{ code: 'paper', family: 'certificate', name }],
  numbers: [],
  fields: [],
  standards: [],
  schemes: [
    {
      code: 's',
      name,
      category: 'product',
      evidence: 'confirmed',
      source: 'test',
      certificateKind: 'paper',
      items: ['s/1', 's/2', 's/2/a'].map((code) => ({
        code,
        name,
        during: [during],
        evidence: 'confirmed' as const,
        source: 'test',
      })),
      basis,
    },
  ],
  // The second and third are asked for from the tenth of June on.
  needs: {
    s: [
      { role: 'approval', holder: 'issuer', family: 'approval', day: 'issue', covers: 'items', during, basis },
      {
        role: 'laboratory',
        holder: 'laboratory',
        family: 'accreditation',
        day: 'test',
        covers: 'items',
        during: strict,
        basis,
      },
      {
        role: 'auditor',
        holder: 'auditor',
        family: 'registration',
        day: 'audit',
        covers: 'nothing',
        during: strict,
        basis,
      },
    ],
  },
  roots: [],
  law: [],
  procedures: [],
  grounds: [{ code: '01', name, acts: ['suspend', 'withdraw', 'cancel'], basis }],
  regions: [{ code: '1', name }],
  reports: {
    kind: 'paper',
    scheme: 's',
    holderScheme: 'reg',
    laboratory: { family: 'accreditation' },
    person: { family: 'registration' },
    late: { rule: 'days', days: 30, count: 'calendar', basis },
    longestYears: 5,
    columns: { number: ['编号'], act: ['动作'], holderName: ['持证人'] },
    acts: { suspend: ['暂停'] },
    basis: { suspend: basis },
  },
  glossary: [],
  classifications: [],
  gaps: [],
  uses: { scopeReduction: '', problemReport: '' },
}
