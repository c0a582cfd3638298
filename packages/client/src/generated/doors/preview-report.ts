// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'
import type { PreviewView } from '../shapes/preview-view.ts'

export type PreviewReportInput = {
  id: string
  lang?: 'zh' | 'en'
}

export type PreviewReportAnswer = PreviewView

/** The first rows of an upload as they would be understood, and what each heading is taken for. */
export const previewReport: Door<PreviewReportInput, PreviewReportAnswer> = {
  name: 'previewReport',
  method: 'GET',
  path: '/api/v1/reports/{id}/preview',
  inPath: ['id'],
  body: 'none',
  takesKey: false,
}
