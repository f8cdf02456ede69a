import { Refusal } from '@redress/kernel';
import { type App, type Config, compose, configFromEnv } from './compose.ts';

/** Where the person who starts the server reads one line and nothing else. */
const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const config = configFromEnv(process.env);
  const app = await compose(config);
  try {
    await app.http.listen({ host: config.http.host, port: config.http.port });
  } catch (error) {
    await app.stop();
    throw asRefusal(error, config);
  }
  await app.start();
  stopOnSignal(app);
  announce(app, config);
}

function announce(app: App, config: Config): void {
  say(`昭证 Redress: ${addressOf(app, config)}`);
  if (app.db.engine === 'pglite') {
    say(`数据保存在 / data in: ${config.dataFolder}`);
    say('内嵌数据库：进程被杀不会丢数据，断电可能会；正式使用请配置 PostgreSQL（REDRESS_DATABASE_URL）。');
    say(
      'Embedded database: it survives a killed process, but not a power cut; for real use configure PostgreSQL.',
    );
  }
}

/** The public address where one is set; else where it really listens (port 0 lets the system choose). */
function addressOf(app: App, config: Config): string {
  if (process.env.REDRESS_PUBLIC_URL) return config.http.publicUrl;
  const address = app.http.server.address();
  const port = typeof address === 'object' && address ? address.port : config.http.port;
  const host = config.http.host.includes(':') ? `[${config.http.host}]` : config.http.host;
  return `http://${host}:${port}`;
}

/** The first signal lets running requests and jobs finish; the second does not wait. */
function stopOnSignal(app: App): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    app.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function asRefusal(error: unknown, { http }: Config): unknown {
  const { code } = error as NodeJS.ErrnoException;
  const where = `${http.host}:${http.port}`;
  const said: Record<string, [string, string]> = {
    EADDRINUSE: [
      `端口已被占用：${where}，请用 REDRESS_PORT 换一个端口。`,
      `${where} is in use: choose another port with REDRESS_PORT.`,
    ],
    EACCES: [
      `无权使用端口：${where}。`,
      `Not allowed to listen on ${where}: choose a port above 1023 with REDRESS_PORT.`,
    ],
    EADDRNOTAVAIL: [
      `本机没有这个地址：${where}。`,
      `This machine has no address ${http.host}: check REDRESS_HOST.`,
    ],
  };
  const text = said[code ?? ''];
  return text ? new Refusal('cannot-listen', { zh: text[0], en: text[1] }) : error;
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`${error.text.zh} ${error.text.en}\n`);
  process.exitCode = 2;
}
