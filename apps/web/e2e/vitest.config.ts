import { defineConfig } from 'vitest/config';

/** `npm run test:e2e`: the real server on a temporary folder, the built pages, a real browser. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ['*.e2e.ts'],
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 120_000,
    env: { TZ: 'Asia/Shanghai' },
  },
});
