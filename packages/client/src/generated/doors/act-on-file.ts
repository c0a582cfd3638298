// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'
import type { FileView } from '../shapes/file-view.ts'

export type ActOnFileInput = {
  number: string
  act: string
  effective?: string
  reason?: string
}

export type ActOnFileAnswer = FileView

/** Perform an act of the procedure on a file. */
export const actOnFile: Door<ActOnFileInput, ActOnFileAnswer> = {
  name: 'actOnFile',
  method: 'POST',
  path: '/api/v1/files/{number}/acts',
  inPath: ['number'],
  body: 'json',
  takesKey: false,
}
