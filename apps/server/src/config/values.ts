import { Refusal } from '@redress/kernel';

export type Env = Readonly<Record<string, string | undefined>>;

export function bad(name: string, why: string): Refusal {
  return new Refusal('bad-config', { zh: `配置 ${name} 无效(${why})。`, en: `${name} ${why}.` });
}

export function integer(env: Env, name: string, otherwise: number, min: number, max: number): number {
  const text = env[name];
  if (text === undefined || text === '') return otherwise;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= min && value <= max)) throw bad(name, `must be a whole number from ${min} to ${max}`);
  return value;
}

export function choice<T extends string>(env: Env, name: string, otherwise: T, allowed: readonly T[]): T {
  const text = env[name] || otherwise;
  if (!(allowed as readonly string[]).includes(text)) throw bad(name, `must be one of ${allowed.join(', ')}`);
  return text as T;
}

export function matching(env: Env, name: string, otherwise: string, pattern: RegExp): string {
  const text = env[name] || otherwise;
  if (!pattern.test(text)) throw bad(name, `must match ${pattern.source}`);
  return text;
}

/** Never repeats the value: a database URL holds a password. */
export function urlOf(env: Env, name: string, protocols: readonly string[]): string | undefined {
  const text = env[name];
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !protocols.includes(url.protocol))
    throw bad(name, `must be a URL starting with ${protocols.join(' or ')}`);
  return text.replace(/\/+$/, '');
}
