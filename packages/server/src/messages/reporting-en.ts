import type { reportingZh } from './reporting-zh-cn.ts'
import type { Same } from './same.ts'

export const reportingEn: Same<typeof reportingZh> = {
  reply: {
    line: 'Original line',
    problem: 'Problem',
    rule: 'Rule',
    fix: 'What to do',
    rows: 'Mend and send again',
    all: 'All problems',
  },
  list: {
    sheet: 'Sheet',
    line: 'Line',
    field: 'Column',
    value: 'Value',
    problem: 'Problem',
    rule: 'Rule',
    fix: 'What to do',
  },
}
