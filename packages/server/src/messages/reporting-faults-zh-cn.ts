/**
 * What is wrong or doubtful with the form of a file: containers, sheets, cells, lines of JSON. Beside the faults of rows,
 * which are those of `findings-zh-cn.ts`.
 */
export type FormFault =
  | 'encrypted-workbook'
  | 'broken-workbook'
  | 'zip-bomb'
  | 'other-format'
  | 'too-many-sheets'
  | 'too-many-columns'
  | 'xml-document-type'
  | 'xml-entity'
  | 'xml-malformed'
  | 'xml-too-long'
  | 'bad-json'
  | 'not-an-object'
  | 'nested-value'
  | 'said-twice'
  | 'rounded-number'
  | 'error-value'
  | 'macros-ignored'
  | 'external-links'
  | 'hidden-sheets'
  | 'sheets-not-read'
  | 'hidden-rows'
  | 'formula-values'
  | 'nameless-column'

type FormFix =
  | 'save-without-password'
  | 'save-again'
  | 'save-as-workbook'
  | 'fewer-columns'
  | 'fewer-sheets'
  | 'fix-json'
  | 'one-value'
  | 'enter-as-text'
  | 'mend-formula'
  | 'nothing-to-do'
  | 'look-at-hidden'
  | 'look-at-sheets'
  | 'check-values'
  | 'give-heading'

export const reportingFaultsZh = {
  message: {
    'encrypted-workbook': '文件设有密码，无法读取',
    'broken-workbook': '文件已损坏或没有传完（{what}）',
    'zip-bomb': '文件解压后过大，像是压缩炸弹，没有继续读取',
    'other-format': '这是{is}，不是可以报送的表格',
    'too-many-sheets': '工作簿有 {found} 个工作表，最多 {most} 个',
    'too-many-columns': '列数过多，最多 500 列',
    'xml-document-type': '文件内部带有文档类型声明（{part}），这不是表格软件写出的文件，没有读取',
    'xml-entity': '文件内部带有自定义实体（{part}），这不是表格软件写出的文件，没有读取',
    'xml-malformed': '文件内部结构有误（{part}）',
    'xml-too-long': '文件内部有一段内容过长（{part}）',
    'bad-json': '这一行不是正确的 JSON',
    'not-an-object': '这一行不是 JSON 对象',
    'nested-value': '这一行的值里还套着对象，无法读取',
    'said-twice': '这一行对“{field}”给出了两个不同的值',
    'rounded-number': '号码“{value}”是按数字保存的，超过 15 位的部分已被表格软件改成零',
    'error-value': '单元格的值是错误“{value}”',
    'macros-ignored': '文件带有宏，宏没有运行也没有读取',
    'external-links': '文件引用了其他文件，只采用本文件中保存的值',
    'hidden-sheets': '隐藏的工作表没有读取：{names}',
    'sheets-not-read': '没有认出表头、因而没有读取的工作表：{names}',
    'hidden-rows': '工作表中有隐藏的行（从第 {from} 行起），已同样读取',
    'formula-values': '“{names}”列从第 {from} 行起有公式，采用文件中保存的计算结果',
    'nameless-column': '{column} 列没有表头，其中的内容没有读取',
  } as const satisfies Record<FormFault, string>,
  fix: {
    'save-without-password': '请取消密码后另存，再报送',
    'save-again': '请用表格软件打开后另存，再完整上传',
    'save-as-workbook': '请另存为 Excel 工作簿（.xlsx）或 UTF-8 编码的 CSV 后再报送',
    'fewer-columns': '请删除表格右侧多余的列',
    'fewer-sheets': '请把要报送的工作表单独保存',
    'fix-json': '请检查导出的程序，每行应是一个 JSON 对象',
    'one-value': '请只保留一个值',
    'enter-as-text': '请把这一列设成文本格式，重新输入完整号码',
    'mend-formula': '请改正公式，或者直接填写值',
    'nothing-to-do': '不必处理',
    'look-at-hidden': '如不应报送，请删除隐藏的行',
    'look-at-sheets': '如应报送，请取消隐藏、补全表头后再报送',
    'check-values': '请核对这些值是否已经更新',
    'give-heading': '如应报送，请补上表头',
  } as const satisfies Record<FormFix, string>,
  /** What a file is instead of a table. */
  is: {
    xls: '旧版 Excel 文件（.xls）',
    ods: 'OpenDocument 表格（.ods）',
    xlsb: '二进制 Excel 文件（.xlsb）',
    docx: 'Word 文档（.docx）',
    zip: '压缩包',
    rar: '压缩包（RAR）',
    '7z': '压缩包（7z）',
    gzip: '压缩文件（gzip）',
    pdf: 'PDF 文件',
    rtf: 'RTF 文档',
    html: '网页（HTML），即使名称以 .xls 结尾',
    xml: 'XML 文件',
    'utf-16': 'UTF-16 编码的文本',
  },
} as const

export const FORM_FIX: Readonly<Record<FormFault, FormFix>> = {
  'encrypted-workbook': 'save-without-password',
  'broken-workbook': 'save-again',
  'zip-bomb': 'save-again',
  'other-format': 'save-as-workbook',
  'too-many-sheets': 'fewer-sheets',
  'too-many-columns': 'fewer-columns',
  'xml-document-type': 'save-again',
  'xml-entity': 'save-again',
  'xml-malformed': 'save-again',
  'xml-too-long': 'save-again',
  'bad-json': 'fix-json',
  'not-an-object': 'fix-json',
  'nested-value': 'one-value',
  'said-twice': 'one-value',
  'rounded-number': 'enter-as-text',
  'error-value': 'mend-formula',
  'macros-ignored': 'nothing-to-do',
  'external-links': 'check-values',
  'hidden-sheets': 'look-at-sheets',
  'sheets-not-read': 'look-at-sheets',
  'hidden-rows': 'look-at-hidden',
  'formula-values': 'check-values',
  'nameless-column': 'give-heading',
}
