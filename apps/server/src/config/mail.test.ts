import { describe, expect, test } from 'vitest';
import { configFromEnv } from './index.ts';

const domain = { REDRESS_MAIL_DOMAIN: 'Mail.Redress.example' };

describe('mail settings', () => {
  test('without a domain nothing is sent or received', () => {
    expect(configFromEnv({}).mail).toBeUndefined();
  });
  test('a domain alone sends nothing and listens nowhere', () => {
    const { mail } = configFromEnv(domain);
    expect(mail).toMatchObject({ domain: 'mail.redress.example', smtpTls: 'required' });
    expect([mail?.smtpUrl, mail?.listen]).toEqual([undefined, undefined]);
  });
  test('a listener has the port of its protocol unless another is said', () => {
    const listen = (text: string) => configFromEnv({ ...domain, REDRESS_MAIL_LISTEN: text }).mail?.listen;
    expect(listen('smtp://0.0.0.0')).toEqual({ protocol: 'smtp', host: '0.0.0.0', port: 25 });
    expect(listen('lmtp://[::1]:2424')).toEqual({ protocol: 'lmtp', host: '::1', port: 2424 });
  });
  test.each([
    ['REDRESS_SMTP_URL', { REDRESS_SMTP_URL: 'smtp://relay.example' }],
    ['REDRESS_SMTP_URL', { ...domain, REDRESS_SMTP_URL: 'https://relay.example' }],
    ['REDRESS_MAIL_DOMAIN', { REDRESS_MAIL_DOMAIN: 'localhost' }],
    ['REDRESS_SMTP_TLS', { ...domain, REDRESS_SMTP_TLS: 'maybe' }],
    ['REDRESS_DKIM_SELECTOR', { ...domain, REDRESS_DKIM_SELECTOR: '../master' }],
    [
      'REDRESS_MAIL_TLS_CERT',
      { ...domain, REDRESS_MAIL_LISTEN: 'smtp://0.0.0.0', REDRESS_MAIL_TLS_CERT: 'a.pem' },
    ],
    ['REDRESS_PUSH_HOSTS', { REDRESS_PUSH_HOSTS: 'https://evil.example/x' }],
    ['REDRESS_PUSH_CONTACT', { REDRESS_PUSH_CONTACT: 'me' }],
  ])('%s is named when it is unusable', (name, env) => {
    expect(() => configFromEnv(env)).toThrow(name);
  });
  test('push is on where pages are https, or somebody can be asked', () => {
    expect(configFromEnv({}).push).toBeUndefined();
    expect(configFromEnv({ REDRESS_PUBLIC_URL: 'https://redress.example' }).push?.subject).toBe(
      'https://redress.example',
    );
    expect(configFromEnv({ REDRESS_PUSH_CONTACT: 'mailto:a@b.example' }).push?.subject).toBe(
      'mailto:a@b.example',
    );
  });
});
