import { fileURLToPath } from 'node:url'

import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

import { filesOf } from './scripts/chunks.ts'
import { firstLook } from './scripts/first-look.ts'
import { head } from './scripts/head.ts'

const TARGET = ['es2020', 'chrome90', 'firefox90', 'safari15']
const resolve = { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } }

export default defineConfig(async ({ command, mode }) => ({
  plugins: [react(), head(), firstLook()],
  resolve,
  server: { proxy: { '/api': 'http://127.0.0.1:8000' } },
  build: {
    target: TARGET,
    sourcemap: false,
    manifest: true,
    cssCodeSplit: true,
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: command === 'build' ? [{ name: await filesOf({ plugins: [react()], resolve, mode, build: { target: TARGET } }), includeDependenciesRecursively: false }] : [],
        },
      },
    },
  },
  test: {
    environment: 'jsdom',
    // One browser and one load of the libraries for all files: what a test changes outside itself, the options below and `setup.ts` put back.
    isolate: false,
    restoreMocks: true,
    unstubGlobals: true,
    setupFiles: ['./src/testing/setup.ts'],
    css: false,
    testTimeout: 15_000,
  },
}))
