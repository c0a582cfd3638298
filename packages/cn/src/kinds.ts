import type { AttestationKind } from '@zhengheng/core'

/** Approval 批准, designation 指定 and accreditation 认可 are three acts of three registers; qualification is a fourth. */
export const KINDS: readonly AttestationKind[] = [
  {
    code: 'cb-approval',
    family: 'approval',
    name: { zh: '认证机构批准', en: 'Approval of a certification body' },
  },
  {
    code: 'ccc-designation',
    family: 'designation',
    name: { zh: '强制性产品认证机构指定', en: 'Designation for compulsory product certification' },
  },
  {
    code: 'ccc-lab-designation',
    family: 'designation',
    name: { zh: '强制性产品认证实验室指定', en: 'Designation of a laboratory for compulsory product certification' },
  },
  {
    code: 'cb-accreditation',
    family: 'accreditation',
    name: { zh: '认证机构认可', en: 'Accreditation of a certification body' },
  },
  {
    code: 'lab-accreditation',
    family: 'accreditation',
    name: { zh: '实验室认可', en: 'Accreditation of a laboratory' },
  },
  {
    code: 'lab-cma',
    family: 'qualification',
    name: { zh: '检验检测机构资质认定', en: 'Qualification of a testing body (CMA)' },
  },
  {
    code: 'inspector',
    family: 'registration',
    name: { zh: '强制性产品认证检查员注册', en: 'Registration of a factory inspector' },
  },
  {
    code: 'auditor',
    family: 'registration',
    name: { zh: '审核员注册', en: 'Registration of an auditor' },
  },
  {
    code: 'ccc-certificate',
    family: 'certificate',
    name: { zh: '强制性产品认证证书', en: 'Certificate of compulsory product certification' },
  },
  {
    code: 'product-certificate',
    family: 'certificate',
    name: { zh: '自愿性产品认证证书', en: 'Certificate of a product' },
  },
  {
    code: 'service-certificate',
    family: 'certificate',
    name: { zh: '服务认证证书', en: 'Certificate of a service' },
  },
  {
    code: 'system-certificate',
    family: 'certificate',
    name: { zh: '管理体系认证证书', en: 'Certificate of a management system' },
  },
  {
    code: 'ccc-declaration',
    family: 'declaration',
    name: { zh: '强制性认证产品符合性自我声明', en: 'Self-declaration of conformity under compulsory certification' },
  },
]
