import { Refusal } from '@redress/kernel';
import {
  given,
  isObject,
  nameRule,
  objectOf,
  type Refuse,
  refuseUnknown,
  wholeNumber,
} from './settings-file.ts';

/** The file of REDRESS_LOG_TIMESTAMPS: which outside clocks (RFC 3161) date the heads of the log. */
export interface StampSettings {
  /** So many authorities make a head count as dated. */
  needed: number;
  everyMinutes: number;
  authorities: readonly AuthoritySettings[];
}

export interface AuthoritySettings {
  name: string;
  url: string;
  /** PEM file beside the settings, or `system`: the roots that this Node trusts. */
  roots: string;
  /** Dotted object identifier that is asked for and must come back. */
  policy?: string;
  username?: string;
  password?: string;
}

const usualNeeded = 2;
const usualMinutes = 10;
const fieldNames = new Set(['needed', 'everyMinutes', 'authorities']);
const authorityNames = new Set(['name', 'url', 'roots', 'policy', 'username', 'password']);

/** Refusal `bad-config` names file, field and what it must be; it never repeats a value, which may be a password. */
export function parseStampSettings(json: string, file: string): StampSettings {
  const refuse: Refuse = (field, zh, en) => {
    throw badStampSettings(file, `${field} ${zh}`, `${field} ${en}`);
  };
  const top = objectOf(json, refuse);
  refuseUnknown(top, fieldNames, '', refuse);
  const list = top.authorities;
  if (!Array.isArray(list) || list.length === 0 || list.length > 20)
    return refuse('authorities', '必须是 1 到 20 个授时机构的列表', 'must be a list of 1 to 20 authorities');
  const authorities = list.map((entry, i) => authorityOf(entry, `authorities[${i}]`, refuse));
  authorities.forEach(({ name }, i) => {
    if (authorities.findIndex((other) => other.name === name) !== i)
      refuse(`authorities[${i}].name`, '与前面的重复', 'is used twice');
  });
  const needed = wholeNumber(given(top.needed, usualNeeded), 20, 'needed', refuse);
  if (needed > authorities.length) {
    const [zh, en] = [
      `为 ${needed}（默认 2），但只有 ${authorities.length} 个机构：请增加机构或调低 needed`,
      `is ${needed} (2 if not given), but there are ${authorities.length} authorities: add one or lower it`,
    ];
    refuse('needed', zh, en);
  }
  const everyMinutes = wholeNumber(given(top.everyMinutes, usualMinutes), 1440, 'everyMinutes', refuse);
  return { needed, everyMinutes, authorities };
}

export const badStampSettings = (file: string, zh: string, en: string): Refusal<'bad-config'> =>
  new Refusal('bad-config', { zh: `时间戳配置 ${file}：${zh}。`, en: `${file}: ${en}.` });

function authorityOf(entry: unknown, path: string, refuse: Refuse): AuthoritySettings {
  if (!isObject(entry)) return refuse(path, '必须是 JSON 对象', 'must be a JSON object');
  refuseUnknown(entry, authorityNames, `${path}.`, refuse);
  const text = (field: string, pattern: RegExp, zh: string, en: string): string => {
    const value = entry[field];
    return typeof value === 'string' && pattern.test(value) ? value : refuse(`${path}.${field}`, zh, en);
  };
  const name = text('name', ...nameRule);
  const url = text('url', /^https?:\/\/[^\s@]+$/, ...urlRule);
  const roots = text(
    'roots',
    /^[^\0]{1,4096}$/,
    '必须是 PEM 文件或 "system"',
    'must be a PEM file or "system"',
  );
  const optional = (field: string, pattern: RegExp, zh: string, en: string) =>
    entry[field] === undefined ? {} : { [field]: text(field, pattern, zh, en) };
  const policy = optional(
    'policy',
    /^[0-2](\.(0|[1-9]\d{0,30})){1,30}$/,
    '必须形如 1.3.6.1',
    'must look like 1.3.6.1',
  );
  const username = optional('username', /^[^:\p{C}]{1,200}$/u, '不能含冒号', 'must not hold a colon');
  const password = optional('password', /^\P{C}{1,200}$/u, '必须是文字', 'must be text');
  if ('username' in username !== 'password' in password)
    refuse(path, '必须同时给出 username 和 password', 'must have both username and password, or none');
  if ('password' in password && !url.startsWith('https:'))
    refuse(
      `${path}.url`,
      '有密码时必须以 https:// 开头',
      'must start with https:// when there is a password',
    );
  return { name, url, roots, ...policy, ...username, ...password };
}

const urlRule = [
  '必须是 http:// 或 https:// 地址，不含密码',
  'must be an http(s) address without a password',
] as const;
