import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { configFromEnv } from './index.ts';
import { settings } from './names.ts';

describe('configuration', () => {
  test('without any variable it is a server for one machine', () => {
    const config = configFromEnv({ PATH: '/bin' });
    expect(config.http).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      publicUrl: 'http://127.0.0.1:8080',
      trustProxy: false,
    });
    expect(config.dataFolder).toMatch(/data$/);
    expect(config.database).toEqual({ folder: config.dataFolder });
    expect(config.exclusive).toBe(true);
  });
  test('with a database URL leases count, since other nodes may exist', () => {
    const config = configFromEnv({
      REDRESS_DATABASE_URL: 'postgres://u:p@db/redress',
      REDRESS_PUBLIC_URL: 'https://redress.example/',
    });
    expect(config).toMatchObject({ database: { url: 'postgres://u:p@db/redress' }, exclusive: false });
    expect(config.http.publicUrl).toBe('https://redress.example');
  });
  test('what the command line signs in with may stand in the same shell', () => {
    const signIn = { REDRESS_EMAIL: 'a@example.test', REDRESS_PASSWORD: 'x', REDRESS_CODE: '1' };
    const env = {
      ...signIn,
      REDRESS_API_KEY: 'k',
      REDRESS_RECEIPT_CODE: 'r',
      REDRESS_SHOP_SECRET: 's',
      REDRESS_SETTINGS: 'redress.ini',
    };
    expect(configFromEnv(env)).toEqual(configFromEnv({}));
  });
  test.each([
    ['REDRESS_PORT', '70000'],
    ['REDRESS_PORT', '80a'],
    ['REDRESS_PUBLIC_URL', 'ftp://x'],
    ['REDRESS_DATABASE_URL', 'mysql://u:geheim@db/x'],
    ['REDRESS_LOG_SHARD', '../etc'],
    ['REDRESS_LOG_ORIGIN', 'a b'],
    ['REDRESS_TRUST_PROXY', 'maybe'],
    ['REDRESS_MAX_UPLOAD_MB', '0'],
    ['REDRESS_SESSION_DAYS', '-1'],
    ['REDRESS_LOG_LEVEL', 'loud'],
    ['REDRESS_PROT', '8080'],
  ])('%s=%s is refused in one line that names it and never repeats a secret', (name, value) => {
    try {
      configFromEnv({ [name]: value });
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({
        code: 'bad-config',
        message: expect.stringMatching(new RegExp(`^${name} [^\n]+$`)),
      });
      expect((error as Error).message).not.toContain('geheim');
    }
  });
  test('every variable is described in docs/operations.md, and nothing else is', () => {
    const manual = readFileSync(join(import.meta.dirname, '../../../../docs/operations.md'), 'utf8');
    const named = [...new Set(manual.match(/REDRESS_[A-Z0-9_]*[A-Z0-9]/g))].filter(
      (name) => !name.startsWith('REDRESS_TEST_'),
    );
    expect(named.sort()).toEqual([...settings].sort());
  });
});
