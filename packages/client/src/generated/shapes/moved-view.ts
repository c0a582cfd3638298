// Generated from the doors of the register by `npm run client`. Do not edit.
export interface MovedView {
  was: string | null
  became: string
  told: string
  seq: number
  source: string
}
