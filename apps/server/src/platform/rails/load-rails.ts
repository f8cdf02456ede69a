import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Refusal } from '@redress/kernel';
import { z } from 'zod';
import { createAlipayRail } from './alipay.ts';
import type { Rail } from './rail.ts';
import { createWechatRail } from './wechat.ts';

/** The rails of each organisation that keeps deposits. */
export type Rails = ReadonlyMap<string, readonly Rail[]>;

const file = z.string().min(1);
const settings = z.record(
  z.string(),
  z.array(
    z.discriminatedUnion('rail', [
      z.strictObject({
        rail: z.literal('alipay'),
        appId: z.string(),
        privateKeyFile: file,
        appCertificateFile: file,
        alipayCertificateFile: file,
        rootCertificatesFile: file,
        gateway: z.url().optional(),
      }),
      z.strictObject({
        rail: z.literal('wechat'),
        appId: z.string(),
        merchantId: z.string(),
        serial: z.string(),
        privateKeyFile: file,
        platformKeyFile: file,
        platformSerial: z.string(),
        apiV3KeyFile: file,
        scene: z.string(),
        sceneInfos: z.array(z.strictObject({ info_type: z.string(), info_content: z.string() })).default([]),
        baseUrl: z.url().optional(),
      }),
    ]),
  ),
);
type Entry = z.infer<typeof settings>[string][number];

/** Rails of the file that REDRESS_PAYOUT_RAILS names; files in it stand beside it. Refusal: `bad-config`. */
export function loadRails(path: string, publicUrl: string): Rails {
  try {
    const read = (name: string) => readFileSync(resolve(dirname(path), name), 'utf8');
    const entries = settings.parse(JSON.parse(readFileSync(path, 'utf8')));
    return new Map(
      Object.entries(entries).map(([keeperId, list]) => [
        keeperId,
        list.map((entry) => railOf(entry, read, noticeUrl(publicUrl, keeperId, entry))),
      ]),
    );
  } catch (error) {
    // Never the text of a key that could not be read.
    const why =
      error instanceof z.ZodError ? z.prettifyError(error).split('\n')[0] : (error as { code?: string }).code;
    throw new Refusal('bad-config', {
      zh: `支付渠道配置 ${path} 无法使用（${why ?? '内容有误'}）。`,
      en: `REDRESS_PAYOUT_RAILS names ${path}, which cannot be used (${why ?? 'a key or certificate is wrong'}).`,
    });
  }
}

/** Where the provider tells us; it calls no address without https. */
const noticeUrl = (publicUrl: string, keeperId: string, { rail }: Entry): string | undefined =>
  publicUrl.startsWith('https:') ? `${publicUrl}/api/payout-notices/${keeperId}/${rail}` : undefined;

function railOf(entry: Entry, read: (name: string) => string, notifyUrl: string | undefined): Rail {
  if (entry.rail === 'alipay') {
    const {
      privateKeyFile,
      appCertificateFile,
      alipayCertificateFile,
      rootCertificatesFile,
      gateway,
      appId,
    } = entry;
    return createAlipayRail({
      appId,
      privateKey: read(privateKeyFile),
      appCertificate: read(appCertificateFile),
      alipayCertificate: read(alipayCertificateFile),
      rootCertificates: read(rootCertificatesFile),
      notifyUrl,
      ...(gateway ? { gateway } : {}),
    });
  }
  const { privateKeyFile, platformKeyFile, apiV3KeyFile, baseUrl, ...rest } = entry;
  return createWechatRail({
    ...rest,
    privateKey: read(privateKeyFile),
    platformKey: read(platformKeyFile),
    apiV3Key: read(apiV3KeyFile).trim(),
    notifyUrl,
    ...(baseUrl ? { baseUrl } : {}),
  });
}
