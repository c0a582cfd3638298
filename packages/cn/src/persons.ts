import type { PersonRule } from '@zhengheng/core'

/**
 * Registered persons are published with number, fields and status. That the register shows no more of a name than its first
 * character, and no ground of a suspension, is a reading of the law on personal information, which the material does not
 * settle: as little as the purpose of checking a number needs.
 */
export const PERSONS: PersonRule = {
  name: 'masked',
  grounds: false,
  evidence: 'recalled',
  source: '认证认可条例（注册人员公布）；个人信息保护法 第六条、第十三条：按最小必要推定，未与原文核对',
}
