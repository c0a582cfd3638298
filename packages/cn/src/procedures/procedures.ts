import type { Procedure } from '@zhengheng/core'
import { problemReport2020, problemReport2026 } from './problem-report.ts'
import { scopeReduction } from './scope-reduction.ts'

export const PROCEDURES: readonly Procedure[] = [scopeReduction, problemReport2020, problemReport2026]
