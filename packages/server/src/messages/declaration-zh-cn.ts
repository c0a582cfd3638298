/**
 * The words of the page of a self-declaration, where they are not those of a certificate: it is the maker's own statement,
 * no third party certified anything, and nobody granted it.
 */
export const declarationZh = {
  title: '自我声明 {number}',
  headline: {
    pending: '自我声明尚未生效',
    valid: '自我声明有效',
    suspended: '自我声明已暂停',
    withdrawn: '自我声明已撤销',
    cancelled: '自我声明已注销',
    expired: '自我声明已过期',
    replaced: '自我声明已被替换',
    annulled: '自我声明自始无效',
  },
  headlineDoubt: {
    trusted: '状态为有效，但不能确认',
    incomplete: '自我声明有效，但依据不完整',
    'not-trusted': '自我声明状态为有效，但依据不成立',
  },
  standing: {
    pending: '在 {on}，这份自我声明还没有生效。',
    valid: '在 {on}，这份自我声明有效。',
    suspended: '自 {since} 起暂停，恢复之前不能当作有效。',
    withdrawn: '自 {since} 起被撤销，不再有效。',
    cancelled: '自 {since} 起注销，不再有效。注销不表示有过错。',
    expired: '自 {since} 起超过有效期，不再有效。',
    replaced: '自 {since} 起被新的自我声明替换。',
    annulled: '已被宣告自始无效，从来没有效力。',
  },
  basis: {
    trusted: '声明有据：{issue} 作出声明时，登记的各项依据核对成立。',
    incomplete: '声明依据不完整：有的信息没有登记，无法核对。这不等于违规。',
    'not-trusted': '声明依据不成立：{issue} 作出声明时有不符合要求之处。这不等于产品不合格。',
  },
  nature: '自我声明是生产者自己对产品负责的声明，没有第三方认证机构为它作出认证决定。',
  check: { holder: '出示声明的企业与下方“声明人”一致，统一代码也一致' },
  facts: {
    title: '声明内容',
    number: '声明编号',
    holder: '声明人',
    standards: '所依据的标准',
    predecessor: '原证书或原声明',
    replaced: '替换原证书或原声明',
  },
  path: {
    titleBad: '作出声明时的依据',
    titleDoubt: '声明依据逐项核对',
    leadGood: '从声明一直查到检测的实验室、主管部门和法律条款。每一环都按它自己的那一天核对。',
    leadBad: '以下只说明声明前后的情况，不改变上面“{headline}”的结论。每一环都按它自己的那一天核对。',
  },
} as const
