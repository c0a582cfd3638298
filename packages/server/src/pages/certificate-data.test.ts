import { describe, expect, it } from 'vitest'
import { certificateData } from './certificate-data.ts'
import { certificate, contextFor } from './testing/fixtures.ts'

const zh = contextFor('zh')

function read(markup: string): Record<string, unknown> {
  const [, json = ''] = /^<script type="application\/ld\+json">(.*)<\/script>$/s.exec(markup) ?? []
  return JSON.parse(json) as Record<string, unknown>
}

describe('a certificate for machines', () => {
  it('says number, status, issuer, validity and product as the page does', () => {
    expect(read(certificateData(zh, certificate()))).toMatchObject({
      '@type': 'Certification',
      certificationIdentification: '2026010703123456',
      certificationStatus: 'https://schema.org/CertificationActive',
      issuedBy: { name: '示例质量认证中心', identifier: 'CNCA-R-2099-901' },
      validFrom: '2026-01-07',
      expires: '2031-01-06',
      about: { name: '储水式电热水器', model: ['QY-60A', 'QY-80A'] },
    })
  })

  it.each(['suspended', 'withdrawn', 'expired', 'pending'])('is not active while %s', (status) => {
    expect(read(certificateData(zh, certificate({ status })))['certificationStatus']).toContain('Inactive')
  })

  it('is the maker’s own document where it is a declaration, certified by nobody', () => {
    const data = read(certificateData(zh, certificate({ family: 'declaration' })))
    expect(data).toMatchObject({ '@type': 'DigitalDocument', author: { name: '浙江清源电器有限公司' } })
    expect(data).not.toHaveProperty('issuedBy')
    expect(data).not.toHaveProperty('certificationStatus')
  })

  it('never ends its element early, whatever a product is called', () => {
    const markup = certificateData(zh, certificate({ product: '</script><script>alert(1)</script>' }))
    expect(markup.match(/<\/?script/g)).toHaveLength(2)
    expect(read(markup)).toMatchObject({ about: { name: '</script><script>alert(1)</script>' } })
  })

  it('stays small with the longest names', () => {
    const models = Array.from({ length: 500 }, (_, at) => `${'长'.repeat(200)}${at}`)
    const long = '名'.repeat(1000)
    const view = certificate({ models, product: long, holder: { name: long, identifiers: [] } })
    expect(Buffer.byteLength(certificateData(zh, view))).toBeLessThan(5000)
  })
})
