import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleBundle, sampleBundleInput } from '../../../../packages/bundle/src/sample.ts';
import { wholeFiles, wholeTrust } from '../../../../packages/bundle/src/trust-sample.ts';
import { HashPool, nodeHasher } from '../hashers.ts';
import { redress } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-verify-'));
const intact = join(folder, 'bundle.zip');
const broken = join(folder, 'broken.zip');
const foreign = `other.example+${'0'.repeat(8)}+AQ==`;
let vkey = '';
beforeAll(async () => {
  const content = new TextEncoder().encode('paid 98.00');
  const bytes = await sampleBundle(nodeHasher, [{ path: 'items/voucher.png', content }]);
  writeFileSync(intact, bytes);
  const at = Buffer.from(bytes).indexOf('paid 98.00');
  writeFileSync(broken, Buffer.concat([bytes.subarray(0, at), Buffer.from('q'), bytes.subarray(at + 1)]));
  vkey = (await sampleBundleInput(nodeHasher, [])).vkey;
  writeFileSync(join(folder, 'vkey'), `${vkey}\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('redress verify', () => {
  test('an intact bundle is exit 0, with the key as text, in a file, or from inside', () => {
    for (const key of [['--vkey', vkey], ['--vkey', join(folder, 'vkey')], []]) {
      const { status, stdout, stderr } = redress(['verify', intact, '--json', ...key]);
      expect([status, stderr]).toEqual([0, '']);
      expect(JSON.parse(stdout)).toMatchObject({ ok: true });
    }
  });
  test('a broken one is exit 1 and names the item, in the language of the locale', () => {
    const json = redress(['verify', broken, '--json']);
    expect([json.status, json.stderr]).toEqual([1, '']);
    const { ok, checks } = JSON.parse(json.stdout) as {
      ok: boolean;
      checks: { name: string; ok: boolean }[];
    };
    expect(ok).toBe(false);
    expect(checks.filter((c) => !c.ok).map((c) => c.name)).toEqual([
      'bag',
      'item:voucher.png',
      'seal:voucher.png',
    ]);
    expect(redress(['verify', broken]).stdout).toContain('✗ item:voucher.png  its content changed');
    const chinese = redress(['verify', broken], { lang: 'zh_CN.UTF-8' }).stdout;
    expect(chinese).toContain('✗ item:voucher.png  内容已改变');
  });
  test('what is no bundle, no file or no key is exit 2 with one line on stderr', () => {
    const text = join(folder, 'text');
    writeFileSync(text, 'hello');
    for (const args of [[text], [folder], [join(folder, 'missing')], [], [intact, '--vkey', foreign]]) {
      const { status, stdout, stderr } = redress(['verify', ...args, '--json']);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^redress: [^\n]+\n$/);
    }
  });
});

describe('redress verify with what the verifier brings', () => {
  const fixtures = new URL('../../../../packages/bundle/fixtures/', import.meta.url).pathname;
  const whole = join(folder, 'whole.zip');
  const policy = join(folder, 'policy');
  const below = join(folder, 'below.zip');
  interface Outcome {
    ok: boolean;
    checks: { name: string; ok: boolean; trust?: string; unproved?: boolean }[];
    witnessed?: object;
  }
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = redress(['verify', '--json', ...args]);
    expect(stderr).toBe('');
    return { status, ...(JSON.parse(stdout) as Outcome) };
  };
  beforeAll(async () => {
    const stamps = ['tsa-one', 'tsa-two'].map((authority) => ({
      authority,
      token: new Uint8Array(readFileSync(`${fixtures}${authority}.tsr`)),
      roots: readFileSync(`${fixtures}${authority}.pem`, 'utf8'),
    }));
    const { trust } = await sampleBundleInput(nodeHasher, wholeFiles, wholeTrust(stamps));
    writeFileSync(policy, trust?.policy as string);
    writeFileSync(whole, await sampleBundle(nodeHasher, wholeFiles, wholeTrust(stamps)));
    const alone = (head: { note: string }) => ({ ...trust, checkpoint: head.note, tokens: [], anchors: [] });
    writeFileSync(below, await sampleBundle(nodeHasher, wholeFiles, alone));
  });
  test('its own policy and roots make the bundle’s word its own', () => {
    const { status, checks, witnessed } = run(
      whole,
      '--policy',
      policy,
      '--tsa-roots',
      `${fixtures}tsa-one.pem`,
    );
    expect([status, witnessed]).toEqual([0, { quorumMet: true, policy: 'given', cosigned: 2, witnesses: 3 }]);
    const given = checks.filter(({ trust }) => trust === 'given').map(({ name }) => name);
    expect(given).toEqual(['checkpoint', 'witness:W1', 'witness:W2', 'witness:W3', 'timestamp:tsa-one']);
  });
  test('below quorum the bundle is intact and is called not final; with a policy asked for it is exit 1', () => {
    expect(run(below)).toMatchObject({ status: 0, ok: true, witnessed: { quorumMet: false } });
    expect(redress(['verify', below]).stdout).toContain('intact, but its head is not final: only 0 of 3');
    expect(run(below, '--policy', policy)).toMatchObject({ status: 1, ok: false });
    const text = redress(['verify', below, '--policy', policy], { lang: 'zh_CN.UTF-8' }).stdout;
    expect(text).toContain('材料完好，但您要求的 4 项没有得到证明');
  });
  test('a chain that cannot be asked is exit 1 and its address is not shown', () => {
    const { status, stdout } = redress(['verify', whole, '--rpc', 'local=http://127.0.0.1:1/?key=secret']);
    expect(status).toBe(1);
    expect(stdout).toContain('✗ anchor:eip155:31337  the chain cannot be asked');
    expect(stdout).not.toContain('secret');
  });
  test.each([
    [['--policy', join(folder, 'missing')], 'cannot read the file of --policy'],
    [['--tsa-roots', policy], 'root certificates are invalid'],
    [['--rpc', 'eip155:1=ftp://x'], '--rpc is written CHAIN=URL'],
  ])('%j is exit 2 with one line', (args, said) => {
    const { status, stdout, stderr } = redress(['verify', whole, ...args]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^redress: [^\n]+\n$/);
    expect(stderr).toContain(said);
  });
});

test.skipIf(process.platform === 'win32')(
  'a pipe is refused at once, without waiting for a writer',
  () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const { status, stderr } = redress(['verify', pipe]);
    expect([status, stderr]).toEqual([2, `redress: cannot read ${pipe} (EINVAL)\n`]);
  },
  10_000,
);

describe('the hash pool', () => {
  test('gives the digests of the range, whether on a worker or inline, and reports every byte', async () => {
    const path = join(folder, 'big');
    const bytes = Buffer.alloc(3_000_000, 'redress');
    writeFileSync(path, bytes);
    const fd = openSync(path, 'r');
    const pool = new HashPool(fd, 2);
    const salt = Buffer.alloc(32, 4);
    const ranges = [
      { offset: 17, length: 2_500_000 },
      { offset: 0, length: 100 },
      { offset: 5, length: 0 },
    ];
    for (const { offset, length } of ranges) {
      let seen = 0;
      const onBytes = (n: number) => {
        seen += n;
      };
      const got = await pool.hashRange({ offset, length, salt, onBytes });
      const part = bytes.subarray(offset, offset + length);
      const hex = (data: Uint8Array | undefined) => Buffer.from(data ?? []).toString('hex');
      expect(hex(got.sha256)).toBe(createHash('sha256').update(part).digest('hex'));
      expect(hex(got.c)).toBe(createHash('sha256').update(salt).update(part).digest('hex'));
      expect(hex(got.sm3)).toBe(createHash('sm3').update(salt).update(part).digest('hex'));
      expect(seen).toBe(length);
    }
    const beyond = pool.hashRange({ offset: 2_000_000, length: 2_000_000 });
    await expect(beyond).rejects.toThrow('became shorter');
    await pool.close();
    closeSync(fd);
  });
});
