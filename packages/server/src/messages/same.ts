/** The shape of a catalogue with any texts: what a translation must have, key by key. */
export type Same<T> = { readonly [K in keyof T]: T[K] extends string ? string : Same<T[K]> }
