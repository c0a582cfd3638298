import type { CertificateView } from '@zhengheng/core'
import { certificatePath, partyName, type PageContext } from './context.ts'
import { linkedData } from './linked-data.ts'
import { cut } from './text.ts'

const LONGEST = 120
const MOST_MODELS = 5

/**
 * What the page says, for machines: a schema.org Certification. A declaration is the maker's own: it has no third party that
 * certified anything, and so is given as a document of its maker.
 */
export function certificateData(context: PageContext, view: CertificateView): string {
  const url = `${context.publicUrl}${certificatePath(view.number)}`
  const declared = view.family === 'declaration'
  const holder = organisation(partyName(context, view.holder), view.holder.identifiers[0]?.value)
  const dates = { validFrom: view.validFrom, ...(view.validTo !== null && { expires: view.validTo }) }
  const about = {
    '@type': 'Product',
    ...(view.product !== undefined && { name: cut(view.product, LONGEST) }),
    ...(view.models.length > 0 && { model: view.models.slice(0, MOST_MODELS).map((model) => cut(model, LONGEST)) }),
    manufacturer: holder,
  }
  return linkedData({
    '@context': 'https://schema.org',
    '@id': url,
    url,
    ...(declared
      ? { '@type': 'DigitalDocument', identifier: view.number, author: holder, ...dates, about }
      : {
          '@type': 'Certification',
          certificationIdentification: view.number,
          certificationStatus: `https://schema.org/Certification${view.status === 'valid' ? 'Active' : 'Inactive'}`,
          issuedBy: organisation(partyName(context, view.issuer), view.issuer.approvalNumber ?? undefined),
          ...dates,
          about: view.product === undefined ? holder : about,
        }),
  })
}

function organisation(name: string, identifier: string | undefined): object {
  return {
    '@type': 'Organization',
    name: cut(name, LONGEST),
    ...(identifier !== undefined && { identifier: cut(identifier, LONGEST) }),
  }
}
