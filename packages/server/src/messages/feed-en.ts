import type { feedZh } from './feed-zh-cn.ts'
import type { Same } from './same.ts'

export const feedEn: Same<typeof feedZh> = {
  title: 'Changes of the register',
  titleCertificate: 'Changes of {family} {number}',
  titleOrganisation: 'Changes of certificates and declarations of {name}',
  titleBody: 'Changes of what the certification body {name} holds',
  titleSearch: 'Changes of the register: {filter}',
  content: '{act}. {family} {number}, {holder}. Effective {effective}, recorded {recorded}.',
  reason: 'Reason: {reason}.',
  subtitle: 'One entry for everything recorded, latest first. It may take effect earlier than it was recorded.',
  links: 'Follow changes',
  atom: 'Changes (Atom)',
  json: 'Changes (JSON Feed)',
}
