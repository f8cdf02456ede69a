import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createLog } from '#platform/log';
import { compose } from '../../compose.ts';
import { configFromEnv } from '../../config/index.ts';

/**
 * Child of service-kill.slow.test.ts: a whole server on the folder, `ahead` milliseconds before its time. It answers one line
 * of JSON to each line that it reads, until it is killed.
 */
const [folder, smtpUrl, ahead, dns] = process.argv.slice(2) as [string, string, string, string];
const config = configFromEnv({
  REDRESS_DATA: folder,
  REDRESS_MAIL_DOMAIN: 'mail.redress.example',
  REDRESS_MAIL_LISTEN: 'smtp://127.0.0.1:0',
  REDRESS_SMTP_URL: smtpUrl,
  REDRESS_SMTP_TLS: 'off',
  REDRESS_MAIL_DNS: dns,
});
const shift = Number(ahead);
const clock = { now: () => Date.now() + shift };
const app = await compose({ ...config, dataFolder: join(folder) }, { clock, log: createLog('silent') });
await app.start();
const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);
say({ port: app.mailPort });

const { cases, service } = app.rooms;
const commands: Record<string, (caseId: string) => Promise<unknown>> = {
  async open() {
    const { caseId } = await cases.openCase({ story: '付款98元，未到账。' });
    return { caseId };
  },
  async release(caseId) {
    const addressee = { name: '某卡盟', email: 'kf@shop.example' };
    const stepId = await cases.openStep({ caseId, channel: 'platform-demand', addressee });
    await cases.releaseStep({ caseId, stepId, way: 'mail', evenIfIncomplete: true });
    return { stepId };
  },
  async tick() {
    await cases.tick();
    return {};
  },
  view: (caseId) => service.readService(caseId),
  events: async (caseId) =>
    (await cases.historyOf(caseId)).flatMap(({ events }) => events.map(({ kind }) => kind)),
};
for await (const line of createInterface({ input: process.stdin })) {
  const [name = '', caseId = ''] = line.split(' ');
  say(await commands[name]?.(caseId));
}
