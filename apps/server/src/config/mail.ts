import { resolve } from 'node:path';
import { isSelector, type MailConfig } from '#platform/mail';
import { ofMail } from './names.ts';
import { bad, choice, type Env, integer, urlOf } from './values.ts';

export interface PushConfig {
  /** Whom a push service may ask (RFC 8292): `mailto:` or `https:`. */
  subject: string;
  /** Push services beside the known ones. */
  hosts: string[];
}

const hostName = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i;

/** Mail is on with a domain for the addresses of cases; a setting without it would be ignored silently, so it is refused. */
export function mailOf(env: Env): { mail?: MailConfig } {
  const domain = env.REDRESS_MAIL_DOMAIN;
  if (!domain) {
    const stray = ofMail.find((name) => env[name]);
    if (stray) throw bad(stray, 'needs REDRESS_MAIL_DOMAIN');
    return {};
  }
  if (!hostName.test(domain))
    throw bad('REDRESS_MAIL_DOMAIN', 'must be a domain name such as mail.example.org');
  const name = env.REDRESS_MAIL_NAME || domain;
  if (!hostName.test(name)) throw bad('REDRESS_MAIL_NAME', 'must be a host name such as mail.example.org');
  const smtpUrl = urlOf(env, 'REDRESS_SMTP_URL', ['smtp:', 'smtps:']);
  const selector = env.REDRESS_DKIM_SELECTOR;
  if (selector && !isSelector(selector))
    throw bad('REDRESS_DKIM_SELECTOR', 'must be letters, digits and dashes');
  const given = {
    smtpUrl,
    smtpCaFile: env.REDRESS_SMTP_CA && resolve(env.REDRESS_SMTP_CA),
    dkimSelector: selector,
    listen: listenOf(env),
  };
  const mail = {
    domain: domain.toLowerCase(),
    name,
    smtpTls: choice(env, 'REDRESS_SMTP_TLS', 'required', ['required', 'opportunistic', 'off']),
    dns: (env.REDRESS_MAIL_DNS ?? '')
      .split(',')
      .map((text) => text.trim())
      .filter(Boolean),
    maxBytes: integer(env, 'REDRESS_MAIL_MAX_MB', 20, 1, 100) * 1024 * 1024,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value)),
  } as MailConfig;
  return { mail };
}

function listenOf(env: Env): MailConfig['listen'] | undefined {
  const text = urlOf(env, 'REDRESS_MAIL_LISTEN', ['smtp:', 'lmtp:']);
  const [certFile, keyFile] = [env.REDRESS_MAIL_TLS_CERT, env.REDRESS_MAIL_TLS_KEY];
  if (Boolean(certFile) !== Boolean(keyFile))
    throw bad('REDRESS_MAIL_TLS_CERT', 'and REDRESS_MAIL_TLS_KEY belong together');
  if (!text) {
    if (certFile) throw bad('REDRESS_MAIL_TLS_CERT', 'needs REDRESS_MAIL_LISTEN');
    return undefined;
  }
  const url = new URL(text);
  const protocol = url.protocol === 'lmtp:' ? ('lmtp' as const) : ('smtp' as const);
  return {
    protocol,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || (protocol === 'smtp' ? 25 : 24)),
    ...(certFile && keyFile ? { tls: { certFile: resolve(certFile), keyFile: resolve(keyFile) } } : {}),
  };
}

/** Browsers allow push on https pages only; its services want an address to ask. */
export function pushOf(env: Env, publicUrl: string): { push?: PushConfig } {
  const contact = env.REDRESS_PUSH_CONTACT || (publicUrl.startsWith('https:') ? publicUrl : undefined);
  const hosts = (env.REDRESS_PUSH_HOSTS ?? '')
    .split(',')
    .map((text) => text.trim())
    .filter(Boolean);
  const stray = hosts.find((host) => !/^(?:\*\.)?[a-z0-9.-]+(?::\d{1,5})?$/i.test(host));
  if (stray) throw bad('REDRESS_PUSH_HOSTS', 'must be host names, separated by commas');
  if (!contact) return {};
  if (!/^(?:mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/.test(contact))
    throw bad('REDRESS_PUSH_CONTACT', 'must begin with mailto: or https://');
  return { push: { subject: contact, hosts } };
}
