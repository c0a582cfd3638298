// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'
import type { FileView } from '../shapes/file-view.ts'

export type LookUpFileInput = {
  number: string
}

export type LookUpFileAnswer = FileView

/** A file: state, log, clocks, and the acts open to the caller. */
export const lookUpFile: Door<LookUpFileInput, LookUpFileAnswer> = {
  name: 'lookUpFile',
  method: 'GET',
  path: '/api/v1/files/{number}',
  inPath: ['number'],
  body: 'none',
  takesKey: false,
}
