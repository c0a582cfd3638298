import type { Procedure } from '@zhengheng/core'
import { penaltyCase } from './penalty/case.ts'
import { penaltyExecution } from './penalty/execution.ts'
import { penaltyHearing } from './penalty/hearing.ts'
import { registeredEvidence, seizure } from './penalty/measures.ts'
import { penaltyNotice } from './penalty/notice.ts'
import { penaltyReview } from './penalty/review.ts'
import { problemReport2020, problemReport2026 } from './problem-report.ts'
import { scopeReduction } from './scope-reduction.ts'

/** Every procedure of the pack, in all its versions. */
export const PROCEDURES: readonly Procedure[] = [
  scopeReduction,
  problemReport2020,
  problemReport2026,
  penaltyCase,
  penaltyReview,
  penaltyNotice,
  penaltyHearing,
  penaltyExecution,
  registeredEvidence,
  seizure,
]
