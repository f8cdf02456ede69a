import { readFileSync } from 'node:fs';
import { Refusal } from '@redress/kernel';
import { type DkimSigner, loadDkimKey } from './dkim-key.ts';
import { createResolve, type Resolve } from './dns.ts';
import { createMailer, type Mailer } from './mailer.ts';

/** What an operator decides about mail (docs/service.md). */
export interface MailConfig {
  /** Of the addresses of cases. */
  domain: string;
  /** How we introduce ourselves. */
  name: string;
  smtpUrl?: string;
  smtpTls: 'required' | 'opportunistic' | 'off';
  smtpCaFile?: string;
  dkimSelector?: string;
  listen?: {
    protocol: 'smtp' | 'lmtp';
    host: string;
    port: number;
    tls?: { certFile: string; keyFile: string };
  };
  /** Name servers, where not the system's. */
  dns: string[];
  maxBytes: number;
}

/** How mail goes out and comes in; absent parts are off. */
export interface MailSetup extends Pick<MailConfig, 'domain' | 'name' | 'listen' | 'maxBytes'> {
  mailer?: Mailer;
  dkim?: DkimSigner;
  /** For the keys of senders. */
  resolve: Resolve;
}

/** Opens keys and files that the settings name. Refusals: `no-dkim-key`, `key-damaged`, `bad-config`. */
export function openMail(config: MailConfig, dataFolder: string): MailSetup {
  const { domain, name, smtpUrl, smtpTls: tls, smtpCaFile, dkimSelector, listen, dns, maxBytes } = config;
  const ca = smtpCaFile ? { ca: read('REDRESS_SMTP_CA', smtpCaFile) } : {};
  if (listen?.tls) {
    read('REDRESS_MAIL_TLS_CERT', listen.tls.certFile);
    read('REDRESS_MAIL_TLS_KEY', listen.tls.keyFile);
  }
  return {
    domain,
    name,
    maxBytes,
    resolve: createResolve(dns),
    ...(listen ? { listen } : {}),
    ...(smtpUrl ? { mailer: createMailer({ smtpUrl, tls, name, ...ca }) } : {}),
    ...(dkimSelector ? { dkim: loadDkimKey(dataFolder, domain, dkimSelector) } : {}),
  };
}

function read(setting: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Refusal('bad-config', {
      zh: `配置 ${setting} 无效（无法读取文件）。`,
      en: `${setting} names a file that cannot be read.`,
    });
  }
}
