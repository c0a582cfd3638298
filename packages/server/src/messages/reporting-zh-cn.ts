/** The words of sending reports by hand: the form, the columns, how far it is, what came of it. */
export const reportingZh = {
  /** Headings of what we add to the rows that go back. */
  reply: {
    line: '原行号',
    problem: '问题',
    rule: '规则代码',
    fix: '怎样改',
    rows: '请改正后重新报送',
    all: '问题清单',
  },
  list: { sheet: '工作表', line: '行', field: '列', value: '内容', problem: '问题', rule: '规则代码', fix: '怎样改' },
} as const
