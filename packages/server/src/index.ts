export { buildApp } from './app.ts'
export { startServer } from './server.ts'
export type { Services } from './services.ts'
