// Generated from the doors of the register by `npm run client`. Do not edit.
export interface HeadingView {
  heading: string
  column: string | null
  because: 'name' | 'profile' | 'left-out' | 'reply' | 'unknown'
  guess?: {
    column: string
    because: 'similar' | 'values'
  }
  examples: string[]
}
