import type { FileFault } from '../../messages/findings-zh-cn.ts'
import type { FormFault } from '../../messages/reporting-faults-zh-cn.ts'

/** Why a file as a whole cannot be read; its words are those of a finding. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused'
  readonly code: FileFault | FormFault
  readonly params: Readonly<Record<string, string | number>>

  constructor(code: FileFault | FormFault, params: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super(code, { cause })
    this.code = code
    this.params = params
  }
}
