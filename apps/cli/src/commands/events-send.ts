import { readFileSync } from 'node:fs';
import { signHeaders } from '@redress/client';
import { Refusal } from '@redress/kernel';

/**
 * Sends one event as a shop does, signed by its secret and, where there is one, by its own key: status and answer of the
 * server. They come from REDRESS_SHOP_SECRET and REDRESS_SHOP_KEY, since arguments can be read by other users. Refusals:
 * `secret-missing`, `key-malformed`, `file-unreadable`, `server-unreachable`.
 */
export async function sendEvent(base: string, file: string): Promise<{ status: number; answer: object }> {
  const secret = process.env.REDRESS_SHOP_SECRET ?? '';
  if (!/^whsec_[A-Za-z0-9+/]{43}=$/.test(secret))
    throw new Refusal('secret-missing', {
      zh: '请在环境变量 REDRESS_SHOP_SECRET 中给出店铺密钥（whsec_…）。',
      en: 'Give the secret of the shop (whsec_…) in the environment variable REDRESS_SHOP_SECRET.',
    });
  const privateKey = process.env.REDRESS_SHOP_KEY || undefined;
  if (privateKey && !/^whsk_[A-Za-z0-9+/]{43}=$/.test(privateKey))
    throw new Refusal('key-malformed', {
      zh: '环境变量 REDRESS_SHOP_KEY 应是店铺自己的私钥（whsk_…）。',
      en: 'REDRESS_SHOP_KEY should be the own private key of the shop (whsk_…).',
    });
  const body = read(file);
  const id = idOf(body);
  const signed = await signHeaders({ secret, privateKey }, { id, body }, Date.now());
  const headers = { 'content-type': 'application/json', ...signed };
  try {
    const answer = await fetch(`${base.replace(/\/+$/, '')}/v1/events`, { method: 'POST', headers, body });
    return { status: answer.status, answer: (await answer.json()) as object };
  } catch {
    throw new Refusal('server-unreachable', { zh: `连不上 ${base}。`, en: `${base} does not answer.` });
  }
}

function read(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch {
    throw new Refusal('file-unreadable', { zh: `无法读取 ${file}。`, en: `${file} cannot be read.` });
  }
}

/** The event's own id; what it is worth, the server decides. Refusal: `file-unreadable`. */
function idOf(body: string): string {
  try {
    const { id } = JSON.parse(body);
    if (typeof id === 'string' && /^[\w-]{1,100}$/.test(id)) return id;
  } catch {
    // Said below.
  }
  throw new Refusal('file-unreadable', {
    zh: '不是事件：应为含 id 的 JSON。',
    en: 'That is no event: JSON with an id is expected.',
  });
}
