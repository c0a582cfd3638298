export { categoriesOn, kindsOn, type KindOnDay } from './ccc/kinds-on.ts'
export { readAuthorities, type Authority } from './identifiers/authority.ts'
export { pack } from './pack.ts'
