import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, compose, configFromEnv } from '@redress/server/compose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';

const key = 'an-operator-key-of-32-characters';
let app: App;
let server: string;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redress-template-'));
  const env = { REDRESS_DATA: folder, REDRESS_LOG_LEVEL: 'silent', REDRESS_OPERATOR_KEY: key };
  app = await compose({ ...configFromEnv(env), database: { memory: true } });
  await app.start();
  server = await app.http.listen({ host: '127.0.0.1', port: 0 });
  process.env.REDRESS_OPERATOR_KEY = key;
});
afterAll(async () => {
  delete process.env.REDRESS_OPERATOR_KEY;
  await app?.stop();
  await rm(folder, { recursive: true, force: true });
});
const run = (...args: string[]) => runCli(['template', ...args, '--server', server]);

describe('redress template', () => {
  test('adds to a paper, keeps every version, and takes an earlier one again', async () => {
    const set = await run('set', 'all', '--footer', '协会协助整理', '--by', '值班员甲', '--json');
    expect(JSON.parse(set.stdout)).toMatchObject({ revision: 1, addition: { footer: '协会协助整理' } });
    await run('set', 'all', '--preamble', '由协会协助整理。', '--by', '值班员乙');
    expect(JSON.parse((await run('show', 'all', '--json')).stdout).addition).toEqual({
      footer: '协会协助整理',
      preamble: '由协会协助整理。',
    });
    const reverted = await run('revert', 'all', '--to', '1', '--by', '值班员甲');
    expect(reverted.stdout).toMatch(/^3 .*值班员甲/m);
    expect((await run('list')).stdout).toContain('页脚 / small print: 协会协助整理');
  });

  test('writes a preview as PDF', async () => {
    const out = join(folder, 'preview.pdf');
    expect((await run('preview', 'samr-complaint', '--preamble', '预览', '--out', out)).status).toBe(0);
    expect((await readFile(out)).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test.each([
    ['an unknown paper', ['show', 'ransom'], 'ransom'],
    ['cited law', ['set', 'all', '--footer', '消法第五十五条', '--by', '甲某'], 'law'],
    ['no such version', ['revert', 'all', '--to', '99', '--by', '甲某'], '版本'],
    ['a version that is no number', ['revert', 'all', '--to', 'x', '--by', '甲某'], 'number'],
  ])('refuses %s with one line and exit code 2', async (_, args, word) => {
    const { status, stderr } = await run(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(word);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test('who holds no key, or a wrong one, is refused', async () => {
    process.env.REDRESS_OPERATOR_KEY = 'wrong';
    expect((await run('list')).status).toBe(2);
    delete process.env.REDRESS_OPERATOR_KEY;
    const { status, stderr } = await run('list');
    expect(status).toBe(2);
    expect(stderr).toContain('REDRESS_OPERATOR_KEY');
    process.env.REDRESS_OPERATOR_KEY = key;
  });
});
