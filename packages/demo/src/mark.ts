/** What every organisation of the demonstration carries in its name. */
export const MARK = '（示例）'
