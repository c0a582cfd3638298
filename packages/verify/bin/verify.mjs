#!/usr/bin/env node
const { main } = await import('../dist/cli/main.js')
process.exitCode = main(process.argv.slice(2), (text) => process.stdout.write(text))
