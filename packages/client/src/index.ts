export * from './client.ts'
export * from './door.ts'
export * from './generated/all.ts'
export * from './problem.ts'
