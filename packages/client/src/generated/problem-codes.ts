// Generated from the doors of the register by `npm run client`. Do not edit.
/** Codes of problems with their HTTP status. */
export const PROBLEM_CODES = {
  'invalid-input': 422,
  'malformed-number': 404,
  'never-reported': 404,
  'similar-exist': 404,
  'not-found': 404,
  'not-signed-in': 401,
  'not-permitted': 403,
  'act-not-open': 409,
  'same-person': 409,
  'not-in-scope': 409,
  'changed-meanwhile': 412,
  'if-match-required': 428,
  'idempotency-key-required': 400,
  'idempotency-key-reused': 422,
  'unsupported-format': 415,
  'payload-too-large': 413,
  'upload-gone': 410,
  'unreadable-file': 422,
  'too-many-requests': 429,
  'not-yet-logged': 503,
  'log-refuses': 503,
  'database-unavailable': 503,
} as const

export type ProblemCode = keyof typeof PROBLEM_CODES
