import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, compose, configFromEnv } from '@redress/server/compose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redress-path-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const file = async (name: string, json: unknown) => {
  const path = join(folder, name);
  await writeFile(path, JSON.stringify(json));
  return path;
};
const history = (...events: object[]) => ({ steps: [{ id: 'step_1', channel: 'platform-demand', events }] });
const delivered = [
  { kind: 'sent', day: '2026-11-02' },
  { kind: 'delivered', day: '2026-11-02' },
];

describe('redress path', () => {
  test('says what is open, what waits and until when', async () => {
    const steps = await file('history.json', history(...delivered));
    const { stdout, status } = await runCli(['path', '--history', steps, '--today', '2026-11-05', '--json']);
    expect(status).toBe(0);
    const { path, today } = JSON.parse(stdout);
    expect(today).toBe('2026-11-05');
    const platform = path.find(({ channelId }: { channelId: string }) => channelId === 'platform-demand');
    expect(platform).toMatchObject({
      state: 'waiting',
      next: { who: 'platform', by: '2026-11-11' },
      clocks: [{ rule: 'platform-reply', due: '2026-11-11', state: 'running' }, {}],
    });
  });

  test('papers that lie with the buyer are hers to send, with what to do', async () => {
    const released = { kind: 'released', day: '2026-11-02', detail: 'released:by-hand' };
    const steps = await file('by-hand.json', history(released));
    const { stdout } = await runCli(['path', '--history', steps, '--today', '2026-11-02']);
    expect(stdout).toContain('由您自己发出或者提交：下载定稿的文书');
    expect(stdout).toContain('download the final papers');
    const sent = await file('sent.json', history({ kind: 'sent', day: '2026-11-02' }, released));
    expect((await runCli(['path', '--history', sent, '--today', '2026-11-02'])).stdout).not.toContain(
      '由您自己发出',
    );
  });

  test('on overrun the next channel is open', async () => {
    const steps = await file('history.json', history(...delivered));
    const { stdout } = await runCli(['path', '--history', steps, '--today', '2026-11-12']);
    expect(stdout).toMatch(/\[现在 now\].*\(samr-complaint\)/);
    expect(stdout).toContain('已逾期 overdue');
  });

  test('names the competent office by the law, and whom to ask for how it is reached', async () => {
    const facts = await file('facts.json', {
      parties: {
        platform: { name: '某某网络科技有限公司', address: '浙江省杭州市余杭区文一西路1号' },
        buyer: { address: '四川省成都市武侯区某街3号' },
      },
    });
    const { stdout } = await runCli(['path', '--facts', facts, '--today', '2026-11-05', '--json']);
    const { path } = JSON.parse(stdout);
    const officeOf = (id: string) =>
      path.find(({ channelId }: { channelId: string }) => channelId === id).office;
    expect(officeOf('samr-complaint')).toMatchObject({
      offices: [{ certainty: 'stated', division: { code: '330110' } }],
      ask: ['12315', '12345'],
    });
    expect(officeOf('police-report').offices[0].division.code).toBe('510107');
    const text = (await runCli(['path', '--facts', facts, '--today', '2026-11-05'])).stdout;
    expect(text).toContain('浙江省杭州市余杭区 market-regulator [stated]');
    expect(text).toContain('请拨打 / ask: 12315、12345');
  });

  test('exit code 2 and one line where the history has an unknown event', async () => {
    const steps = await file('bad.json', history({ kind: 'eaten', day: '2026-11-02' }));
    const { stderr, status } = await runCli(['path', '--history', steps]);
    expect(status).toBe(2);
    expect(stderr).toContain('/steps/0/events/0/kind');
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('redress path address', () => {
  const key = 'an-operator-key-of-32-characters';
  let app: App;
  let server: string;
  let opened: { caseId: string; receiptCode: string; token: string };
  beforeAll(async () => {
    const data = await mkdtemp(join(tmpdir(), 'redress-address-'));
    const env = { REDRESS_DATA: data, REDRESS_LOG_LEVEL: 'silent', REDRESS_OPERATOR_KEY: key };
    app = await compose({ ...configFromEnv(env), database: { memory: true } });
    await app.start();
    server = await app.http.listen({ host: '127.0.0.1', port: 0 });
    opened = (await app.http.inject({ method: 'POST', url: '/api/cases', payload: {} })).json();
    process.env.REDRESS_RECEIPT_CODE = opened.receiptCode;
  });
  afterAll(async () => {
    delete process.env.REDRESS_RECEIPT_CODE;
    await app?.stop();
  });
  const open = (channel: 'samr-complaint') => app.rooms.cases.openStep({ caseId: opened.caseId, channel });

  test('corrects whom a draft goes to, by words or by an office of the directory', async () => {
    const stepId = await open('samr-complaint');
    const by = await runCli(['path', 'address', stepId, '--server', server, '--name', '示例区局', '--json']);
    expect(JSON.parse(by.stdout)).toMatchObject({
      addressee: { name: '示例区局' },
      office: { from: 'buyer' },
    });
    const officeId = await app.rooms.directory.saveEntry({
      entry: {
        type: 'office',
        change: { kind: 'market-regulator', divisionCode: '330110', name: '示例余杭区局', phone: '0571-1' },
        source: '官网',
        checkedOn: '2026-11-20',
      },
    });
    const chosen = await runCli(['path', 'address', stepId, '--server', server, '--office', officeId]);
    expect(chosen.stdout).toContain('示例余杭区局  0571-1 [directory]');
  });

  test.each([
    ['nothing to correct', [], '--name'],
    ['a step that is none', ['--name', '某局'], '没有这个步骤'],
  ])('exit code 2 and one line for %s', async (_, args, word) => {
    const { status, stderr } = await runCli(['path', 'address', 'step_none', '--server', server, ...args]);
    expect(status).toBe(2);
    expect(stderr).toContain(word);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

test('redress deadline --why counts day by day', async () => {
  const { stdout } = await runCli(['deadline', 'platform-reply', '--from', '2026-11-05', '--why', '--json']);
  const { due, table } = JSON.parse(stdout);
  expect(table.at(-1)).toMatchObject({ day: due, as: 'counted', number: 7 });
  expect(table.filter(({ as }: { as: string }) => as === 'rest')).toHaveLength(4);
});
