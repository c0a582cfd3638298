type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** The fields that are there: an optional member is absent, never undefined (exactOptionalPropertyTypes). */
export function present<T extends object>(fields: T): Present<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>
}
