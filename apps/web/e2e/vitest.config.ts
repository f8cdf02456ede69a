import { defineConfig } from 'vitest/config';

/** `npm run test:e2e`: the real server on a temporary folder, the built pages, a real browser; two suites at a time. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ['*.e2e.ts'],
    globalSetup: ['./build-once.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 600_000,
    hookTimeout: 120_000,
    env: { TZ: 'Asia/Shanghai' },
  },
});
