import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

function here(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url))
}

/** Everything is served below /verify; nothing is inline, so that the content security policy needs no exception. */
export default defineConfig({
  root: here('.'),
  base: '/verify/',
  publicDir: false,
  resolve: { conditions: ['source', 'module', 'browser', 'import', 'default'] },
  build: {
    outDir: 'dist',
    target: 'es2022',
    modulePreload: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { verify: here('verify.html'), sw: here('src/worker/sw.ts') },
      // The doors of core are described by schemas, which this page does not use.
      treeshake: { moduleSideEffects: (id) => id.endsWith('.css') || id.includes('/packages/web/') },
      output: {
        entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
})
