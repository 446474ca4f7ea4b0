import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/**
 * Two outputs from one command (`vite build`):
 *   dist/client  three entries (elder, staff, board) with hashed names and a manifest
 *   dist/server  one bundle whose `render` writes the HTML of every page
 * The browser target is old on purpose: elders keep their phones for a decade.
 */
export default defineConfig({
  plugins: [react()],
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
          input: {
            elder: 'frontend/app/elder.tsx',
            staff: 'frontend/app/staff.tsx',
            board: 'frontend/app/board.tsx',
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
