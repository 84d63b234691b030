import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { bundleBudget } from './tab/build/bundle-budget.ts';

const here = import.meta.dirname;

export default defineConfig({
  root: `${here}/tab`,
  plugins: [react(), bundleBudget()],
  build: {
    outDir: `${here}/dist/tab`,
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    // bundleBudget holds it to its size, gzipped
    chunkSizeWarningLimit: 1_000,
  },
  test: {
    root: here,
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/mongod.ts'],
    reporters: ['default', './test/closing-line.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
