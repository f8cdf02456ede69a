import { type EndpointName, endpoints, ProblemError, problem, urlOf } from '@redress/contract';
import { Refusal } from '@redress/kernel';
import { refusalOf } from './office-resolve.ts';

/** One request of somebody signed in; gives the bytes of the answer. Refusals: `server-refused`, `server-unreachable`. */
export type Call = (name: EndpointName, sending?: Sending) => Promise<Buffer>;
interface Sending {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: FormData | object;
}

/**
 * Signs in as the person of REDRESS_EMAIL and REDRESS_PASSWORD (and REDRESS_CODE, where one-time codes are on) for the time
 * of `work`, and out again. Money is moved by people who have just shown who they are: no API key may. They come from the
 * environment, since arguments can be read by other users of the machine. Refusals: `sign-in-missing`, `code-missing`.
 */
export async function asPerson<T>(server: string, work: (call: Call) => Promise<T>): Promise<T> {
  const call = caller(server.replace(/\/+$/, ''), new Map());
  await signIn(async (name, body) => JSON.parse((await call(name, { body })).toString()));
  try {
    return await work(call);
  } finally {
    // A session that nobody ends would stay open for weeks; one that cannot be ended changes nothing of what was done.
    await call('signOut').catch(() => undefined);
  }
}

type Post = (name: 'signIn' | 'signInSecondFactor', body: object) => Promise<{ secondFactor?: boolean }>;

/** Opens a session of the person in the environment. Refusals: `sign-in-missing`, `code-missing`. */
export async function signIn(post: Post): Promise<void> {
  const { REDRESS_EMAIL: email, REDRESS_PASSWORD: password, REDRESS_CODE: code } = process.env;
  if (!email || !password)
    throw new Refusal('sign-in-missing', {
      zh: '请在环境变量 REDRESS_EMAIL 和 REDRESS_PASSWORD 中给出登录邮箱和密码。',
      en: 'Give the address and password to sign in with in REDRESS_EMAIL and REDRESS_PASSWORD.',
    });
  const { secondFactor } = await post('signIn', { email, password });
  if (secondFactor && !code)
    throw new Refusal('code-missing', {
      zh: '这个账号开启了一次性验证码：请在环境变量 REDRESS_CODE 中给出当前的六位数字。',
      en: 'This account has one-time codes on: give the current six digits in REDRESS_CODE.',
    });
  if (secondFactor) await post('signInSecondFactor', { code });
}

function caller(server: string, jar: Map<string, string>): Call {
  return async (name, { params = {}, query = {}, body } = {}) => {
    const cookie = [...jar].map(([key, value]) => `${key}=${value}`).join('; ');
    const isForm = body instanceof FormData;
    try {
      const response = await fetch(server + urlOf(name, params, query), {
        method: endpoints[name].method,
        headers: {
          ...(cookie ? { cookie } : {}),
          ...(body && !isForm ? { 'content-type': 'application/json' } : {}),
        },
        ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}),
      });
      for (const line of response.headers.getSetCookie()) {
        const [pair = ''] = line.split(';');
        const at = pair.indexOf('=');
        jar.set(pair.slice(0, at), pair.slice(at + 1));
      }
      if (!response.ok) throw new ProblemError(problem.parse(await response.json()));
      return Buffer.from(await response.arrayBuffer());
    } catch (error) {
      const { type } = error instanceof ProblemError ? error.problem : {};
      const told = refusalOf(error, server);
      // The server's own code: commands tell an empty list from a refusal by it.
      throw type && told instanceof Refusal ? new Refusal(type.split('/').at(-1) ?? '', told.text) : told;
    }
  };
}
