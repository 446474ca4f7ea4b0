import react from '@vitejs/plugin-react'
import { defineConfig, parseAst, Visitor } from 'vite'
import type { Plugin } from 'vite'
import * as zod from 'zod/mini'

/**
 * A browser reads only an endpoint's method and path; the server checks what is sent. So the schemas
 * stay on the server: in the client build every zod function becomes one inert value that has no effect
 * when nobody asks for it, and an endpoint keeps its two words. That takes the library (8 kB gz of an
 * elder page's 110) and the shapes (3 kB) out of the bundle and leaves the contract as it is.
 */
const schemasStayOnTheServer = (): Plugin => ({
  name: 'schemas-stay-on-the-server',
  enforce: 'pre',
  applyToEnvironment: (environment) => environment.name === 'client',
  resolveId: (id) => (id === 'zod/mini' ? '\0inert-schemas' : undefined),
  load: (id) =>
    id === '\0inert-schemas'
      ? [
          'const inert = new Proxy(function () {}, { get: () => inert, apply: () => inert });',
          ...Object.keys(zod).map((name) => `export { inert as ${name} };`),
        ].join('\n')
      : undefined,
  // Nor does any browser look at the list of all refusals: a kilobyte that only its schema reads.
  transform: (code, id) =>
    /\/backend\/contract\/[^/]*\.ts$/.test(id)
      ? { code: withoutShapes(code).replace('z.enum(refusalCodes)', 'z.string()'), map: null }
      : undefined,
})

/** Each `endpoint({ method, path, … })` with all but these two struck out. */
function withoutShapes(code: string): string {
  const struck: [number, number][] = []
  const found = new Visitor({
    CallExpression: ({ callee, arguments: [shape] }) => {
      if (callee.type !== 'Identifier' || callee.name !== 'endpoint') return
      if (shape?.type !== 'ObjectExpression') return
      for (const property of shape.properties) {
        const { key } = property as { key?: { name?: string } }
        if (key?.name !== 'method' && key?.name !== 'path')
          struck.push([property.start, property.end])
      }
    },
  })
  found.visit(parseAst(code, { lang: 'ts' }))
  return struck.reduceRight(
    (text, [start, end]) => text.slice(0, start) + text.slice(end).replace(/^\s*,/, ''),
    code,
  )
}

/**
 * What every first visit needs, as one file: a dozen crumbs would cost an elder's phone more, and
 * pack worse. Nothing that only one persona uses.
 */
const base = new RegExp(
  [
    // Lists without an end are the office's.
    'node_modules/@tanstack/(?!.*[iI]nfinite)',
    'node_modules/(react|react-dom|scheduler|wouter|regexparam|use-sync-external-store)/',
    'frontend/api/',
    'frontend/app/(paths|Navigation|query-client|sound)\\.',
    'frontend/queries/(asking|identity|bookings)\\.',
    'frontend/ui/(base|tokens)\\.css',
    'frontend/ui/(Button|EmptyState|Field|Notice|classes|icons|picture)\\.',
    'frontend/ui/words/(clock|words)\\.',
    // The office's names of accounts, coins, claims, status and what does not add up, the kitchen's of what is bought
    // or does not suit, and the window's of who collects, are nothing to an elder.
    'backend/vocabulary/(?!(books|buying|call-backs|call-name|cash|claims|claim-words|clash-words|collector-words|facts|food-safety|form-field|hand-overs|kept-meal|kept-words|masked-name|money-case|notices|phone-number|recognition|round|standing|wallet|when-words|window)\\.)',
    'backend/contract/(bookings|endpoint|identity|shapes|tickets)\\.',
  ].join('|'),
)

/**
 * Two outputs from one command (`vite build`):
 *   dist/client  four entries (elder, staff, board, kiosk) with hashed names and a manifest
 *   dist/server  one bundle whose `render` writes the HTML of every page
 * The browser target is old on purpose: elders keep their phones for a decade.
 */
export default defineConfig({
  plugins: [react(), schemasStayOnTheServer()],
  publicDir: 'frontend/public',
  appType: 'custom',
  build: {
    target: 'es2019',
    cssTarget: ['chrome64', 'safari12'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  builder: {},
  environments: {
    client: {
      build: {
        outDir: 'dist/client',
        manifest: 'manifest.json',
        rolldownOptions: {
          // A schema nobody checks with is not made.
          treeshake: { manualPureFunctions: ['z'] },
          input: {
            elder: 'frontend/app/elder.tsx',
            staff: 'frontend/app/staff.tsx',
            board: 'frontend/app/board.tsx',
            kiosk: 'frontend/app/kiosk.tsx',
            'page-worker': 'frontend/app/page-worker.ts',
          },
          output: {
            codeSplitting: { groups: [{ name: 'base', test: base }] },
            // A worker is found again by its name, and answers for nothing above its own folder.
            entryFileNames: ({ name }) =>
              name === 'page-worker' ? '[name].js' : 'assets/[name]-[hash].js',
          },
        },
      },
    },
    ssr: {
      build: {
        outDir: 'dist/server',
        target: 'node22',
        emitAssets: false,
        copyPublicDir: false,
        rolldownOptions: {
          input: { server: 'frontend/app/server.tsx' },
          output: { entryFileNames: '[name].js' },
        },
      },
    },
  },
})
