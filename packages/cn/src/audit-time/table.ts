import { Type } from 'typebox'
import { readData } from '../data/read.ts'

const Days = Type.Number({ exclusiveMinimum: 0, multipleOf: 0.5 })
const Levels = { high: Days, medium: Days, low: Days }

const AuditTimeShape = Type.Object({
  title: Type.String(),
  evidence: Type.Record(Type.String(), Type.String()),
  above: Type.Object({ from: Type.Integer(), rule: Type.String() }),
  rules: Type.Array(
    Type.Object({
      id: Type.String(),
      text: Type.String(),
      clause: Type.Optional(Type.String()),
      evidence: Type.String(),
    }),
  ),
  multiSite: Type.Record(Type.String(), Type.String()),
  bands: Type.Array(
    Type.Object({
      from: Type.Integer({ minimum: 1 }),
      to: Type.Integer({ minimum: 1 }),
      qms: Days,
      ems: Type.Object({ ...Levels, limited: Days }),
      ohsms: Type.Object(Levels),
    }),
  ),
})

/** One row of the tables QMS 1, EMS 1 and OHSMS 1 of IAF MD 5:2019, in days of eight hours for the initial audit. */
export interface AuditBand {
  readonly from: number
  readonly to: number
  readonly qms: number
  readonly ems: Readonly<Record<'high' | 'medium' | 'low' | 'limited', number>>
  readonly ohsms: Readonly<Record<'high' | 'medium' | 'low', number>>
}

export function readAuditBands(): readonly AuditBand[] {
  return readData('audit-time.json', AuditTimeShape).bands
}
