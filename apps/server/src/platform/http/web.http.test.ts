import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveWeb } from './index.ts';
import { type TestServer, testServer } from './testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-web-'));
let server: TestServer;
beforeAll(async () => {
  mkdirSync(join(folder, 'dist/assets'), { recursive: true });
  writeFileSync(join(folder, 'dist/index.html'), '<title>昭证</title>');
  writeFileSync(join(folder, 'dist/assets/app-1a2b.js'), 'let x;');
  writeFileSync(join(folder, 'dist/assets/app-1a2b.js.br'), brotliCompressSync('let x;'));
  writeFileSync(join(folder, 'dist/favicon.svg'), '<svg/>');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  server = await testServer();
  await serveWeb(server.app, join(folder, 'dist'));
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});
const get = (url: string, headers = {}) => server.app.inject({ url, headers });

describe('200', () => {
  test.each(['/', '/case/abc', '/verify', '/log', '/log/', '/log?entry=5'])(
    '%s is the page, fresh at every visit',
    async (url) => {
      const response = await get(url);
      expect([response.statusCode, response.body]).toEqual([200, '<title>昭证</title>']);
      expect(response.headers['cache-control']).toBe('no-cache');
    },
  );
  test('a hashed asset is kept for a year, another file is not', async () => {
    const hashed = await get('/assets/app-1a2b.js');
    expect([hashed.body, hashed.headers['cache-control']]).toEqual([
      'let x;',
      'public, max-age=31536000, immutable',
    ]);
    expect(hashed.headers['content-type']).toMatch(/javascript/);
    expect((await get('/favicon.svg')).headers['cache-control']).toBe('no-cache');
  });
  test('a browser that understands brotli gets the compressed file under the same type', async () => {
    const response = await get('/assets/app-1a2b.js', { 'accept-encoding': 'br' });
    expect(response.headers).toMatchObject({
      'content-encoding': 'br',
      'content-type': expect.stringMatching(/javascript/),
    });
    expect(response.rawPayload).toEqual(brotliCompressSync('let x;'));
  });
});

describe('404', () => {
  test.each([
    '/assets/gone.js',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/%00.js',
    '/secret.txt',
    '/log/main/anything',
    '/api/anything',
  ])('%s gives no file and no page', async (url) => {
    const response = await get(url);
    expect([response.statusCode, response.json().type]).toEqual([404, '/problems/not-found']);
  });
  test('nothing is changed at a page address', async () => {
    expect((await server.app.inject({ method: 'POST', url: '/' })).statusCode).toBe(404);
  });
});
