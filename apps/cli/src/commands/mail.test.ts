import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeMail, loadDkimKey } from '@redress/server/mail';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-mail-'));
const at = (name: string): string => join(folder, name);
beforeAll(() => {
  process.env.REDRESS_DATA = folder;
  process.env.REDRESS_MAIL_DOMAIN = 'mail.example';
});
afterAll(() => {
  delete process.env.REDRESS_DATA;
  delete process.env.REDRESS_MAIL_DOMAIN;
  rmSync(folder, { recursive: true });
});

describe('redress mail', () => {
  test('makes a key once, and a mail that it signed verifies by the printed record and no longer once changed', async () => {
    const made = await runCli(['mail', 'keygen', '--selector', 's1', '--json']);
    expect(made.status).toBe(0);
    const { record } = JSON.parse(made.stdout);
    expect(record).toMatchObject({ name: 's1._domainkey.mail.example', type: 'TXT' });
    const again = await runCli(['mail', 'keygen', '--selector', 's1']);
    expect([again.status, again.stderr]).toEqual([2, expect.stringContaining('not overwritten')]);
    const bytes = await composeMail(
      {
        from: { name: '昭证', address: 'case@mail.example' },
        to: 'kf@shop.example',
        subject: '要求退款',
        text: '请退款',
        messageId: '<1@mail.example>',
        atMs: 0,
      },
      loadDkimKey(folder, 'mail.example', 's1'),
    );
    writeFileSync(at('a.eml'), bytes);
    writeFileSync(at('b.eml'), bytes.toString('latin1').replace('kf@shop', 'kf@stop'), 'latin1');
    writeFileSync(at('keys.json'), JSON.stringify({ [record.name]: record.value }));
    const good = await runCli(['mail', 'check', at('a.eml'), '--keys', at('keys.json'), '--json']);
    expect([good.status, JSON.parse(good.stdout)]).toMatchObject([
      0,
      {
        kind: 'reply',
        verdict: 'signed',
        subject: '要求退款',
        dkim: [{ domain: 'mail.example', result: 'pass' }],
      },
    ]);
    const changed = await runCli(['mail', 'check', at('b.eml'), '--keys', at('keys.json'), '--json']);
    expect([changed.status, JSON.parse(changed.stdout).verdict]).toEqual([1, 'broken']);
    expect(readFileSync(at('keys/dkim-s1'), 'utf8')).toContain('PRIVATE KEY');
  });

  test('says in one line what is wrong with its input', async () => {
    writeFileSync(at('none.eml'), 'hello');
    for (const args of [
      ['mail', 'check', at('missing.eml')],
      ['mail', 'check', at('none.eml')],
      ['mail', 'check', at('none.eml'), '--keys', at('none.eml')],
      ['mail', 'keygen', '--selector', 'Not/One'],
    ]) {
      const { status, stderr, stdout } = await runCli(args);
      expect([status, stdout, stderr.trimEnd().split('\n').length]).toEqual([2, '', 1]);
    }
  });
});
