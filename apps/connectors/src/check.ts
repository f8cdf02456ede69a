import { statSync } from 'node:fs';
import type { Config } from './config.ts';
import { databaseOptions, readText, secretOf } from './config.ts';
import { createReader } from './connector.ts';
import { createSigner, type Signer } from './courier.ts';
import { parseShopKey } from './keygen.ts';
import { columnsOf, grantStatements } from './shops/grants.ts';
import { openShopDatabase, type ShopDatabase } from './shops/mysql.ts';
import { openState } from './state/state.ts';

/** One thing looked at, said for a shop's owner: what is, and what to do. */
export interface Check {
  ok: boolean;
  /** Works, but should not stay so. */
  warn?: boolean;
  zh: string;
  en: string;
}

const minuteMs = 60_000;

/** `check`: everything that can be wrong, in the order in which it is put right; `program` is what the owner types. */
export async function checkAll(
  config: Config,
  program: string,
  now: () => number = Date.now,
): Promise<Check[]> {
  const keys = checkKeys(config, program);
  const database = openShopDatabase(databaseOptions(config));
  try {
    const shop = await checkDatabase(config, program, database, now);
    return [...keys.checks, ...shop, checkState(config), ...(await checkServer(config, keys.signer, now))];
  } finally {
    await database.close();
  }
}

function checkKeys(config: Config, program: string): { checks: Check[]; signer: Signer | undefined } {
  const checks: Check[] = [];
  const files = [config.shop_key_file, config.sign_key_file, config.secret_file];
  for (const file of files) {
    const mode = modeOf(file);
    if (mode !== undefined && (mode & 0o077) !== 0)
      checks.push({
        ok: true,
        warn: true,
        zh: `${file} 其他用户可读，请 chmod 600`,
        en: `${file} can be read by others: chmod 600`,
      });
  }
  try {
    parseShopKey(readText(config.shop_key_file), config.shop_key_file);
    const signer = createSigner(secretOf(config), readText(config.sign_key_file));
    checks.push({
      ok: true,
      zh: `密钥可用，公钥 ${signer.publicKey}`,
      en: `keys can be used; public key ${signer.publicKey}`,
    });
    return { checks, signer };
  } catch (error) {
    const why = (error as Error).message;
    checks.push({
      ok: false,
      zh: `密钥不可用：${why}。先运行 ${program} setup，再把平台给的 whsec_ 存入 ${config.secret_file}`,
      en: `keys cannot be used: ${why}. Run ${program} setup, and put the platform's whsec_ into ${config.secret_file}`,
    });
    return { checks, signer: undefined };
  }
}

async function checkDatabase(
  config: Config,
  program: string,
  database: ShopDatabase,
  now: () => number,
): Promise<Check[]> {
  try {
    await database.query('SELECT 1');
  } catch (error) {
    const why = (error as Error).message;
    return [
      { ok: false, zh: `连不上店铺数据库：${why}`, en: `the shop's database cannot be reached: ${why}` },
    ];
  }
  const checks: Check[] = [{ ok: true, zh: '店铺数据库可连接', en: "the shop's database answers" }];
  const missing = await missingColumns(config, database);
  if (missing.length > 0)
    return [
      ...checks,
      {
        ok: false,
        zh: `读不到：${missing.join('，')}。请让数据库管理员执行：\n${grants(config).join('\n')}`,
        en: `cannot be read: ${missing.join(', ')}. Have an administrator run:\n${grants(config).join('\n')}`,
      },
    ];
  checks.push({ ok: true, zh: '所需的列都能读', en: 'every needed column can be read' });
  checks.push(await checkPrivileges(program, database));
  checks.push(await checkClock(config, database, now));
  return checks;
}

const grants = ({ shop, database: { name, prefix, user } }: Config) =>
  grantStatements({ shop, database: name, prefix, user, host: 'localhost' });

async function missingColumns(config: Config, { query }: ShopDatabase): Promise<string[]> {
  const missing: string[] = [];
  for (const [table, columns] of Object.entries(columnsOf(config.shop))) {
    const name = `\`${config.database.prefix}${table}\``;
    try {
      await query(`SELECT ${columns.join(', ')} FROM ${name} LIMIT 0`);
    } catch (error) {
      missing.push(`${name}: ${(error as Error).message}`);
    }
  }
  return missing;
}

/** A connector that could write would be a way into the shop. */
async function checkPrivileges(program: string, { query }: ShopDatabase): Promise<Check> {
  const rows = await query('SHOW GRANTS');
  const given = rows.map((row) => String(Object.values(row)[0])).filter((text) => !/^GRANT USAGE/.test(text));
  const tooMuch = given.filter((text) => !/^GRANT SELECT \([^)]*\) ON /.test(text));
  return tooMuch.length === 0
    ? {
        ok: true,
        zh: '账号只能读列出的列，不能写',
        en: 'the account reads the named columns and writes nothing',
      }
    : {
        ok: true,
        warn: true,
        zh: `账号权限过大，请换用只读账号（${program} setup 给出语句）：${tooMuch.map(short).join('；')}`,
        en: `the account may do more than it should; use one that only reads (${program} setup): ${tooMuch.map(short).join('; ')}`,
      };
}

const short = (text: string) => text.replace(/ IDENTIFIED BY .*/, '').slice(0, 120);

async function checkClock(config: Config, database: ShopDatabase, now: () => number): Promise<Check> {
  const reader = createReader(database.query, {
    shop: config.shop,
    zone: config.time_zone,
    prefix: config.database.prefix,
  });
  const { databaseNowMs, newestOrderAtMs } = await reader.clock();
  const skew = Math.round((databaseNowMs - now()) / 1000);
  if (Math.abs(skew) > 60)
    return {
      ok: false,
      zh: `数据库时钟与本机相差 ${skew} 秒，请校时`,
      en: `the database's clock is ${skew} s off this machine's`,
    };
  if (newestOrderAtMs !== undefined && newestOrderAtMs - now() > 5 * minuteMs)
    return {
      ok: false,
      zh: `最新订单的时间在未来：time_zone 应不是 ${config.time_zone}`,
      en: `the newest order lies in the future: time_zone is not ${config.time_zone}`,
    };
  return { ok: true, zh: '时钟与时区正常', en: 'clock and time zone are right' };
}

/** The connector's own place: what it has seen, and how far it came. */
function checkState({ state: folder }: Config): Check {
  try {
    const state = openState(folder);
    const { orders, waiting } = state.counts();
    state.close();
    return {
      ok: true,
      zh: `进度文件夹可写：已看过 ${orders} 单，等待发送 ${waiting} 条`,
      en: `its own folder can be written: ${orders} orders seen, ${waiting} events wait`,
    };
  } catch (error) {
    const why = (error as Error).message;
    return {
      ok: false,
      zh: `进度文件夹 ${folder} 不可写：${why}。请改为运行采集程序的用户所有`,
      en: `its own folder ${folder} cannot be written: ${why}. Give it to the user who runs this`,
    };
  }
}

async function checkServer(config: Config, signer: Signer | undefined, now: () => number): Promise<Check[]> {
  const started = now();
  let response: Response;
  try {
    response = await fetch(new URL('/healthz', config.server), { signal: AbortSignal.timeout(10_000) });
  } catch (error) {
    const why = (error as Error & { cause?: { code?: string } }).cause?.code ?? (error as Error).message;
    return [
      { ok: false, zh: `连不上 ${config.server}：${why}`, en: `${config.server} cannot be reached: ${why}` },
    ];
  }
  const skew = Math.round((Date.parse(response.headers.get('date') ?? '') - started) / 1000);
  const checks: Check[] = [
    Math.abs(skew) > 60
      ? {
          ok: false,
          zh: `本机时钟与平台相差 ${skew} 秒（超过 300 秒会被拒收）`,
          en: `this clock is ${skew} s off the server's; past 300 s events are refused`,
        }
      : { ok: true, zh: '平台可达，时钟一致', en: 'the server answers and the clocks agree' },
  ];
  if (signer) checks.push(await checkSource(config, signer, now));
  return checks;
}

/** Asks for the receipt of an event that is not there: who is known is told so, who is not is refused before. */
async function checkSource(config: Config, signer: Signer, now: () => number): Promise<Check> {
  const id = `evt_${'0'.repeat(32)}`;
  const url = new URL(`/api/sources/${config.source}/v1/events/${id}/receipt`, config.server);
  const response = await fetch(url, { headers: signer.headers(id, '', now()) });
  const { code, type } = (await response.json().catch(() => ({}))) as { code?: string; type?: string };
  const said = `${code ?? ''} ${type ?? ''}`;
  if (response.ok || /event-not-found|receipt/.test(said))
    return {
      ok: true,
      zh: `店铺 ${config.source} 的密钥被平台接受`,
      en: `the server accepts the secret of ${config.source}`,
    };
  return {
    ok: false,
    zh: `平台不接受 ${config.source} 的密钥（${response.status}）：请核对 source 与 ${config.secret_file}`,
    en: `the server does not accept the secret of ${config.source} (${response.status}): compare source and ${config.secret_file}`,
  };
}

function modeOf(file: string): number | undefined {
  try {
    return statSync(file).mode;
  } catch {
    return undefined;
  }
}
