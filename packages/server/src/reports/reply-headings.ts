/**
 * The mark before the headings of what we add to a file that goes back to its sender. Sent again, mended, they are known and
 * not read: no column of a body's own begins so.
 */
export const REPLY_MARK = '※'

export function isReplyHeading(heading: string): boolean {
  return heading.trim().startsWith(REPLY_MARK)
}
