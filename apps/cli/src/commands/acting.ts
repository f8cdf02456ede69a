import { createClient } from '@redress/contract';
import { Refusal } from '@redress/kernel';
import type { Call } from './links-server.ts';
import { refusalOf } from './office-resolve.ts';
import { asOrganisation } from './organisation-key.ts';
import { signIn } from './payout-session.ts';

/**
 * Who acts for an organisation: its program by REDRESS_API_KEY, where a program may, else a person by REDRESS_EMAIL,
 * REDRESS_PASSWORD and REDRESS_CODE. Refusals: `key-missing`, `person-needed`, and those of either.
 */
export async function asActor<T>(
  server: string,
  who: 'program' | 'person',
  work: (call: Call) => Promise<T>,
): Promise<T> {
  const { REDRESS_API_KEY: key, REDRESS_EMAIL: email } = process.env;
  if (who === 'program' && key) return asOrganisation(server, ({ call }) => work(call));
  if (email) return asSignedIn(server, work);
  throw who === 'program'
    ? new Refusal('key-missing', {
        zh: '请在环境变量 REDRESS_API_KEY 中给出 API 密钥（rk_…），或在 REDRESS_EMAIL 和 REDRESS_PASSWORD 中给出登录邮箱和密码。',
        en: 'Give an API key (rk_…) in REDRESS_API_KEY, or address and password in REDRESS_EMAIL and REDRESS_PASSWORD.',
      })
    : new Refusal('person-needed', {
        zh: '这件事只有人能做，API 密钥不行：请在 REDRESS_EMAIL 和 REDRESS_PASSWORD 中给出登录邮箱和密码。',
        en: 'Only a person may do that, no API key: give address and password in REDRESS_EMAIL and REDRESS_PASSWORD.',
      });
}

/** A session for the time of `work`; a sign-in counts as having just shown who one is. */
async function asSignedIn<T>(server: string, work: (call: Call) => Promise<T>): Promise<T> {
  const call = createClient({ baseUrl: server.replace(/\/+$/, ''), fetch: withCookies() });
  try {
    await signIn((name, body) => call(name, { body } as never) as Promise<{ secondFactor?: boolean }>);
    try {
      return await work(call);
    } finally {
      // A session that nobody ends would stay open for weeks; one that cannot be ended changes nothing of what was done.
      await call('signOut', {}).catch(() => undefined);
    }
  } catch (error) {
    throw refusalOf(error, server);
  }
}

/** `fetch` that keeps the cookies of one server, as a browser does. */
function withCookies(): Parameters<typeof createClient>[0]['fetch'] {
  const jar = new Map<string, string>();
  return async (url, init) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, {
      ...init,
      headers: { ...init.headers, ...(cookie && { cookie }) },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  };
}
