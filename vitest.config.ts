import { defineConfig } from 'vitest/config';

/**
 * `npm test`: every fast suite; databases are embedded, nothing listens outside this process. `npm run test:slow`: those
 * that take long because they start and kill whole servers (`*.slow.test.ts`).
 */
export default defineConfig(({ mode }) => ({
  test: {
    include:
      mode === 'slow'
        ? ['apps/*/src/**/*.slow.test.ts']
        : [
            'packages/*/src/**/*.test.ts',
            'apps/{server,cli,web}/{src,test}/**/*.test.ts',
            'tools/**/*.test.ts',
          ],
    exclude: ['**/node_modules/**', 'apps/web/e2e/**', ...(mode === 'slow' ? [] : ['**/*.slow.test.ts'])],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { TZ: 'Asia/Shanghai' },
  },
}));
