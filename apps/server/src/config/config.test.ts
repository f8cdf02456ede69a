import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { configFromEnv } from './index.ts';

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
    const source = readFileSync(join(import.meta.dirname, 'index.ts'), 'utf8');
    const manual = readFileSync(join(import.meta.dirname, '../../../../docs/operations.md'), 'utf8');
    const names = (text: string) => [...new Set(text.match(/REDRESS_[A-Z_]*[A-Z]/g))].sort();
    expect(names(manual)).toEqual(names(source));
  });
});
