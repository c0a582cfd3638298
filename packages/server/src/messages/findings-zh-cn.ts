import type { FindingCode, FINDINGS } from '@zhengheng/core'

/** What is wrong with a file as such: before any of its rows can be read by the rules of reports. */
export type FileFault =
  | 'missing-columns'
  | 'repeated-columns'
  | 'unknown-columns'
  | 'bad-encoding'
  | 'empty-file'
  | 'row-too-long'
  | 'unclosed-quote'
  | 'text-after-quote'
  | 'field-count'

/** A link behind the issue that does not hold, by its role in the trust path; `reason` says why. */
export type BasisFault =
  | 'basis-certificate'
  | 'basis-approval'
  | 'basis-accreditation'
  | 'basis-designation'
  | 'basis-laboratory'
  | 'basis-auditor'
  | 'basis-reviewer'
  | 'basis-decider'

type FixCode = (typeof FINDINGS)[FindingCode]['fix']
/** What to do about a fault of the file. */
type FileFix = 'fix-heading' | 'save-as-utf8' | 'send-rows' | 'fix-quotes' | 'check-basis'

/** What is wrong or doubtful in a reported line, and what to do: for whoever keeps the body's records. */
export const findingsZh = {
  message: {
    'missing-value': '没有填写 {field}',
    'unknown-act': '“{value}”不是可以识别的事项',
    'act-not-reportable': '“{value}”不能由机构报送',
    'bad-date': '“{value}”不是存在的日期',
    'implausible-date': '日期 {value} 早于 {earliest}',
    'future-date': '日期 {value} 还没有到（今天是 {today}）',
    'end-before-start': '日期 {value} 早于开始日期 {start}',
    'too-long': '内容过长，最多 {longest} 个字符',
    'control-character': '含有看不见的控制字符',
    'identifier-fault': '号码“{value}”不正确：{fault}',
    'unknown-item': '目录中没有“{value}”',
    'unknown-relation': '“{value}”不是可以识别的关系',
    'other-body': '证书 {value} 由另一家机构签发',
    'never-reported': '证书 {value} 还没有报送过签发',
    'validity-too-long': '有效期超过 {years} 年',
    'no-end': '没有报送有效期的截止日期',
    'no-identifier': '没有报送获证组织的号码',
    'no-reason': '没有报送原因',
    'unknown-reason': '“{value}”不是可以识别的原因',
    'reason-not-for-act': '原因“{value}”不适用于这一事项',
    'not-begun': '生效日期 {value} 还没有到（今天是 {today}）',
    'after-issue': '日期 {value} 晚于签发日期 {effective}',
    'same-person': '{value} 还担任了应由他人担任的工作',
    'same-predecessor': '原证书就是这张证书',
    late: '报送已晚：应在 {due} 以前报送',
    'issued-twice': '证书 {value} 已经报送过签发',
    'before-issue': '日期 {value} 早于签发日期 {issued}',
    'already-ended': '证书在这一天的状态已经是“{status}”',
    'already-expired': '证书在这一天已经过期',
    'already-suspended': '证书在这一天已经是暂停状态',
    'not-suspended': '证书在这一天不是暂停状态',
    'outside-scope': '证书的范围不包含 {value}',
    'shorter-than-before': '截止日期 {value} 早于原来的截止日期',
    'unknown-record': '“{value}”不是可以识别的记录类型',
    'no-declarations': '这一认证制度没有自我声明',
    'unknown-scheme': '没有“{value}”这个认证制度或认证项目代码',
    'act-not-of-record': '这类记录没有“{value}”这一事项',
    'unknown-procedure': '“{value}”不是这一认证制度的自我声明程序',
    'unknown-person-kind': '“{value}”不是可以识别的人员注册类别',
    'not-registrar': '人员注册由注册机构报送',
    'two-digit-year': '年份只写了两位，按 {day} 接受',
    'unknown-code': '代码“{value}”不在模板的代码表中',
    'same-main': '主证书就是这张证书',
    'no-main': '是子证书，但没有填写主证书编号',
    'no-procedure': '没有填写自我声明的程序',
    'reduction-not-stated': '范围缩小了，但这一行没有说缩小了哪些',
    'status-not-by-dates': '状态“{value}”与日期不符',
    'missing-columns': '缺少列：{columns}',
    'repeated-columns': '重复的列：{columns}',
    'unknown-columns': '不认识的列：{columns}',
    'bad-encoding': '文件不是正确的 {encoding} 编码，第 {byte} 个字节有误',
    'empty-file': '文件中没有内容',
    'row-too-long': '这一行过长',
    'unclosed-quote': '引号没有结束',
    'text-after-quote': '引号结束之后还有文字',
    'field-count': '这一行有 {found} 列，应有 {expected} 列',
    'basis-certificate': '签发依据（认证目录）：{reason}',
    'basis-approval': '签发依据（机构批准，{day}）：{reason}',
    'basis-accreditation': '签发依据（认可，{day}）：{reason}',
    'basis-designation': '签发依据（指定，{day}）：{reason}',
    'basis-laboratory': '签发依据（实验室 {value}，{day}）：{reason}',
    'basis-auditor': '签发依据（审核员或检查员 {value}，{day}）：{reason}',
    'basis-reviewer': '签发依据（复核人员 {value}，{day}）：{reason}',
    'basis-decider': '签发依据（认证决定人员 {value}，{day}）：{reason}',
  } as const satisfies Record<FindingCode | FileFault | BasisFault, string>,
  fix: {
    'give-value': '请补填 {field}',
    'choose-act': '请改用格式说明中列出的事项',
    'write-date': '请把日期写成 2026-11-22 的样子',
    'check-date': '请核对日期',
    'check-dates': '请核对先后日期',
    'report-when-done': '请在事情发生之后再报送',
    shorten: '请缩短内容',
    'remove-characters': '请删除控制字符后重新输入',
    'check-identifier': '请与营业执照上的号码逐位核对',
    'choose-item': '请从目录中选择代码',
    'choose-relation': '请填写 transferred 或 replaced',
    'check-number': '请核对证书编号',
    'report-issue-first': '请先报送签发，再报送之后的事项',
    'choose-reason': '请从原因代码表中选择',
    'name-another-person': '请核对人员；确实是同一人时，请按规定纠正',
    'report-in-time': '已经接受并标记；今后请按期报送',
    'correct-first': '签发不能报送两次；如需更正，请报送变更',
    'check-status': '请核对证书状态和日期',
    'choose-record': '请填写 certificate、declaration、person、audit-plan 或 audit',
    'choose-scheme': '请填写认证制度代码或认证项目代码',
    'choose-procedure': '请从这一认证制度的程序中选择',
    'choose-kind': '请填写人员注册类别的代码或名称',
    'leave-to-registrar': '请删除这一行',
    'choose-code': '已经接受并标记；请核对代码',
    'report-reduction': '已经接受并标记；请用 reduce 报送缩小的范围',
    'fix-heading': '请改正表头后重新报送',
    'save-as-utf8': '请把文件另存为 UTF-8 编码的 CSV',
    'send-rows': '请报送带有表头和内容的文件',
    'fix-quotes': '请用表格软件重新导出这一行',
    'check-basis': '已经接受并标记；请核对号码和日期，有误时报送变更',
  } as const satisfies Record<FixCode | FileFix, string>,
  /** Why an identifier is not right; the codes are those of the country packs. */
  identifierFault: {
    length: '位数不对',
    alphabet: '含有不应有的字符',
    'check-digit': '校验码不符',
    'organisation-code': '其中的主体标识码不符',
    date: '其中的日期不存在',
    province: '其中的地区代码不存在',
    unknown: '没有这个号码',
  },
} as const

export const FILE_FIX: Readonly<Record<FileFault | BasisFault, FileFix>> = {
  'missing-columns': 'fix-heading',
  'repeated-columns': 'fix-heading',
  'unknown-columns': 'fix-heading',
  'bad-encoding': 'save-as-utf8',
  'empty-file': 'send-rows',
  'row-too-long': 'fix-quotes',
  'unclosed-quote': 'fix-quotes',
  'text-after-quote': 'fix-quotes',
  'field-count': 'fix-quotes',
  'basis-certificate': 'check-basis',
  'basis-approval': 'check-basis',
  'basis-accreditation': 'check-basis',
  'basis-designation': 'check-basis',
  'basis-laboratory': 'check-basis',
  'basis-auditor': 'check-basis',
  'basis-reviewer': 'check-basis',
  'basis-decider': 'check-basis',
}
