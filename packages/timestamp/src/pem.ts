import { fromBase64, toBase64 } from '@redress/kernel';
import { reason } from './reasons.ts';
import type { Result } from './types.ts';

const block = /-----BEGIN ([A-Z0-9 ]+)-----\r?\n([A-Za-z0-9+/=\s]+)-----END \1-----/g;

/**
 * The certificates of a PEM text (RFC 7468), as DER. Text between the blocks is skipped, as openssl writes some there;
 * another block than `CERTIFICATE`, or none, is a reason.
 */
export function parsePem(pem: string): Result<Uint8Array[]> {
  const found: Uint8Array[] = [];
  for (const [, label, body] of pem.matchAll(block)) {
    const der = fromBase64((body as string).replace(/\s+/g, ''));
    if (label !== 'CERTIFICATE' || !der)
      return { ok: false, reason: reason('bad-certificate', `PEM ${label}`) };
    found.push(der);
  }
  const begun = pem.match(/-----BEGIN /g)?.length ?? 0;
  if (found.length === 0) return { ok: false, reason: reason('no-roots') };
  if (begun !== found.length) return { ok: false, reason: reason('bad-certificate', 'PEM') };
  return { ok: true, value: found };
}

/** One certificate as PEM, 64 characters a line. */
export function formatPem(der: Uint8Array): string {
  const lines = toBase64(der).match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
