type Names<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never

/** The values a text asks for: `{day}` in the Chinese source is a member `day` here. */
export type Params<T extends string> = Readonly<Record<Names<T>, string | number>>

/** Puts values in the place of `{name}`. Values are plain text: whoever writes HTML escapes the result, not the parts. */
export function fill<T extends string>(text: T, params: Params<T>): string {
  const values = params as Readonly<Record<string, string | number>>
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** The names of the values a text asks for, sorted. */
export function paramsOf(text: string): readonly string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '').toSorted()
}
