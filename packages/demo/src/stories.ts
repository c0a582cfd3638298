import type { Day } from '@zhengheng/core'
import { bodyOf } from './bodies.ts'
import { instantOf } from './days.ts'
import { laboratoryOf } from './laboratories.ts'
import type { ActStep } from './steps.ts'

/** What authorities did to the bodies of the situations. What is recorded later than it took effect is meant so. */
export const STORY_ACTS: readonly ActStep[] = [
  {
    at: instantOf('2024-10-08', 30),
    type: 'act',
    family: 'approval',
    number: bodyOf(10).approval,
    act: 'stop',
    effective: '2024-10-08' as Day,
    facts: { until: '2025-01-08' as Day },
  },
  {
    at: instantOf('2025-01-08', 30),
    type: 'act',
    family: 'approval',
    number: bodyOf(10).approval,
    act: 'resume',
    effective: '2025-01-08' as Day,
    facts: {},
  },
  {
    at: instantOf('2025-06-13', 30),
    type: 'act',
    family: 'approval',
    number: bodyOf(9).approval,
    act: 'reduce',
    effective: '2025-05-12' as Day,
    facts: { scope: ['ccc/07/0705'] },
  },
  {
    at: instantOf('2025-04-02', 30),
    type: 'act',
    family: 'accreditation',
    number: bodyOf(11).accreditation,
    act: 'suspend',
    effective: '2025-02-17' as Day,
    facts: {},
  },
  {
    at: instantOf('2025-05-19', 30),
    type: 'act',
    family: 'accreditation',
    number: bodyOf(11).accreditation,
    act: 'restore',
    effective: '2025-05-19' as Day,
    facts: {},
  },
  {
    at: instantOf('2025-01-15', 30),
    type: 'act',
    family: 'designation',
    number: laboratoryOf(12).designation,
    act: 'extend',
    effective: '2025-01-15' as Day,
    facts: { scope: ['ccc/10'] },
  },
]
