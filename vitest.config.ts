import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/**
 * `npm test`: every fast suite; databases are embedded, nothing listens outside this process. `npm run test:slow`: those
 * that take long because they start and kill whole servers (`*.slow.test.ts`). `npm run test:stranger`: those that need a
 * program of somebody else on this machine (`*.stranger.test.ts`).
 */
const apart = ['slow', 'stranger'];

export default defineConfig(({ mode }) => ({
  test: {
    include: apart.includes(mode)
      ? [`apps/*/src/**/*.${mode}.test.ts`, `tools/**/*.${mode}.test.ts`]
      : [
          'packages/*/src/**/*.test.ts',
          'apps/{server,cli,web,connectors}/{src,test}/**/*.test.ts',
          'tools/**/*.test.ts',
        ],
    exclude: [
      '**/node_modules/**',
      'apps/web/e2e/**',
      ...apart.filter((other) => other !== mode).map((other) => `**/*.${other}.test.ts`),
    ],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Commands and servers that tests start read what was compiled once.
    env: {
      TZ: 'Asia/Shanghai',
      NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/redress/compiled'),
    },
  },
}));
