/** The words of the feeds of changes. */
export const feedZh = {
  title: '登记簿的变化',
  titleCertificate: '{family} {number} 的变化',
  titleOrganisation: '{name} 名下证书和声明的变化',
  titleBody: '认证机构 {name} 资格的变化',
  titleSearch: '登记簿的变化：{filter}',
  content: '{act}。{family} {number}，{holder}。生效日期 {effective}，登记日期 {recorded}。',
  reason: '原因：{reason}。',
  subtitle: '每登记一件事就有一条，最近登记的在前。生效日期可能早于登记日期。',
  links: '订阅变化',
  atom: '变化（Atom）',
  json: '变化（JSON Feed）',
} as const
