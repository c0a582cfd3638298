// Generated from the doors of the register by `npm run client`. Do not edit.
export interface TotalView {
  value: number
  relation: 'eq' | 'gte'
}
