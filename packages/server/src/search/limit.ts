/** How often one address may search in a minute: more than a person types, less than it takes to read the register out. */
export const SEARCHES = { perMinute: 600 } as const
