#!/usr/bin/env node
// 昭证 Redress：检查设置，生成店铺自己的钥匙，印出公钥。Checks the settings, makes the shop's own keys, prints the public one.
// Apache-2.0
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { fileURLToPath } from 'node:url';

// Made when the pack is: it stands beside this file there and nowhere else.
const { fileSpool, newSigningKey, signHeaders } = await import(new URL('client.mjs', import.meta.url).href);
const here = fileURLToPath(new URL('.', import.meta.url));
const file = `${here}redress-settings.json`;

function check(isGood, what, mend) {
  console.log(isGood ? `[√] ${what}` : `[×] ${what}\n    ${mend}`);
  if (!isGood) process.exit(1);
}
/** A note only: nothing stops. */
const warn = (isGood, text) => isGood || console.log(`[!] ${text}`);
const from = (work) => {
  try {
    return work();
  } catch {
    return undefined;
  }
};

const settings = from(() => JSON.parse(fs.readFileSync(file, 'utf8'))) ?? {};
const { baseUrl = '', secret = '' } = settings;
check(
  /^https?:\/\/[^\s…]+\/api\/sources\/src_\w+$/.test(baseUrl) && /^whsec_[A-Za-z0-9+/]{43}=$/.test(secret),
  '配置 redress-settings.json / the settings',
  '用控制台“接入方法”页上的内容替换整个文件。Replace all of it by what the console shows under "How to join".',
);
warn(
  baseUrl.startsWith('https://') || /^http:\/\/(127\.|localhost)/.test(baseUrl),
  '地址是 http：路上的人能看到订单消息，请换成 https。The address is http: others on the way can read what is sent.',
);
if (!settings.privateKey) Object.assign(settings, await newSigningKey());
settings.shopKey ??= randomBytes(32).toString('hex');
settings.spool ??= `${here}spool-${randomBytes(8).toString('hex')}`;
const isKept = from(() => {
  fs.writeFileSync(`${file}.new`, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 });
  fs.renameSync(`${file}.new`, file);
  fileSpool(settings.spool, fs);
  return true;
});
check(
  isKept,
  '店铺自己的钥匙，暂存文件夹 / keys and spool',
  `写不进这个文件夹 / this folder cannot be written: ${here}`,
);
const id = `evt_${'0'.repeat(32)}`;
const headers = await signHeaders({ secret }, { id, body: '' }, Date.now());
// A sending cannot follow a redirection, so the question does not either.
const answer = await fetch(`${baseUrl}/v1/events/${id}/receipt`, { headers, redirect: 'manual' }).catch(
  ({ cause }) => ({ status: 0, cause }),
);
check(
  answer.status !== 0,
  '连得上平台 / the server answers',
  `检查防火墙、域名解析和地址 / firewall, DNS, address: ${baseUrl} ${answer.cause?.code ?? ''}`,
);
const { type = '' } = await answer.json().catch(() => ({}));
const ahead = Math.round((Date.parse(answer.headers.get('date') ?? '') - Date.now()) / 1000);
check(
  answer.status !== 408,
  '时钟准确 / the clock is right',
  `时钟差 ${ahead} 秒，请同步时间。It is ${ahead} seconds off.`,
);
check(
  answer.status !== 401,
  '密钥正确 / the secret is right',
  '在控制台更换密钥，再复制一次配置。Replace it in the console and copy the settings again.',
);
check(
  answer.status === 404 && type !== '' && !/source-/.test(type),
  '平台认得这家店铺 / the server knows this shop',
  `重新复制配置。Copy the settings again: ${answer.status} ${type}`,
);
console.log(`\n请把公钥登记到控制台 / Register this public key in the console:\n${settings.publicKey}`);
