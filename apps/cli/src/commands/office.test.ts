import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, compose, configFromEnv } from '@redress/server/compose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from './run-cli.ts';

describe('redress office resolve', () => {
  it('names the county-level office of the platform’s domicile, with article and words', async () => {
    const { status, stdout } = await runCli([
      'office',
      'resolve',
      '--respondent',
      'platform',
      '--platform-address',
      '浙江省杭州市余杭区文一西路969号',
      '--json',
    ]);
    expect(status).toBe(0);
    const [complaint] = JSON.parse(stdout).channels;
    expect(complaint).toMatchObject({ channel: 'samr-complaint', ask: [] });
    expect(complaint.offices[0]).toMatchObject({ certainty: 'stated', division: { code: '330110' } });
    expect(complaint.offices[0].basis[0].quote).toContain('由其住所地县级市场监督管理部门处理');
  });

  it('says no with exit code 1, and whom to ask, where the place is unknown', async () => {
    const { status, stdout } = await runCli([
      'office',
      'resolve',
      '--platform-filing',
      '粤ICP备2021000000号',
    ]);
    expect(status).toBe(1);
    expect(stdout).toContain('12315、12345');
    expect(stdout).toContain('广东省');
  });

  it.each([
    ['a domain without a server', ['--platform-domain', 'kami.example'], '--server'],
    ['an unknown respondent', ['--respondent', 'nobody'], 'respondent'],
    ['a server that is not there', ['--server', 'http://127.0.0.1:9'], 'reached'],
  ])('refuses %s with one line and exit code 2', async (_, args, word) => {
    const { status, stderr } = await runCli(['office', 'resolve', ...args]);
    expect(status).toBe(2);
    expect(stderr).toContain(word);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('redress office import', () => {
  const key = 'an-operator-key-of-32-characters';
  let app: App;
  let server: string;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'redress-office-'));
    const env = { REDRESS_DATA: folder, REDRESS_LOG_LEVEL: 'silent', REDRESS_OPERATOR_KEY: key };
    app = await compose({ ...configFromEnv(env), database: { memory: true } });
    await app.start();
    server = await app.http.listen({ host: '127.0.0.1', port: 0 });
    process.env.REDRESS_OPERATOR_KEY = key;
  });
  afterAll(async () => {
    delete process.env.REDRESS_OPERATOR_KEY;
    await app?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const fileOf = (name: string, text: string) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };

  it('fills the register, by which resolve then finds the platform', async () => {
    const file = fileOf(
      'platforms.csv',
      'name,domains,licenceAddress,source,checkedOn\n示例卡盟,kami.example,浙江省杭州市余杭区文一西路1号,营业执照,2026-11-20\n',
    );
    const imported = await runCli([
      'office',
      'import',
      file,
      '--server',
      server,
      '--type',
      'platform',
      '--json',
    ]);
    expect(imported).toMatchObject({ status: 0, stdout: '{"added":1,"changed":0,"unchanged":0}\n' });
    const asked = ['--respondent', 'platform', '--platform-domain', 'www.kami.example', '--server', server];
    const { status, stdout } = await runCli(['office', 'resolve', ...asked]);
    expect(status).toBe(0);
    expect(stdout).toContain('浙江省杭州市余杭区');
  });

  it('refuses a wrong line by its number, a wrong key and a missing file', async () => {
    const bad = fileOf(
      'bad.csv',
      'kind,divisionCode,name,source,checkedOn\npolice,999999,某所,官网,2026-11-20\n',
    );
    const refused = await runCli(['office', 'import', bad, '--server', server]);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('/2/change/divisionCode');
    expect((await runCli(['office', 'import', join(folder, 'none.csv'), '--server', server])).status).toBe(2);
    process.env.REDRESS_OPERATOR_KEY = 'x'.repeat(32);
    expect((await runCli(['office', 'import', bad, '--server', server])).stderr).toContain('密钥');
    process.env.REDRESS_OPERATOR_KEY = key;
  });
});
