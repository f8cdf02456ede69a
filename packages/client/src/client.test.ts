import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { card, newSigningKey, signHeaders, verifyWebhook } from './index.ts';

interface Vector {
  orderRef: string;
  shopKey: string;
  cardRef: string;
  secret: string;
  pepper?: string;
  nonce: string;
  commit: string;
  dupTag: string;
}
const { vectors, texts } = JSON.parse(
  readFileSync(new URL('../../delivery/testdata/vectors.json', import.meta.url), 'utf8'),
) as { vectors: Vector[]; texts: [stored: string, hashed: string][] };

test('a card is committed to as the vectors of other code have it', async () => {
  for (const { nonce, commit, dupTag, ...given } of vectors)
    expect(await card(given)).toEqual({
      nonce,
      item: { card_ref: given.cardRef, commit, dup_tag: dupTag },
    });
});

test('blanks around a stored card are not part of it, and nothing else is cut', async () => {
  const [{ commit: _, ...given }] = vectors as [Vector];
  for (const [stored, hashed] of texts)
    expect(await card({ ...given, secret: stored })).toEqual(await card({ ...given, secret: hashed }));
  const other = await card({ ...given, secret: '\u200bABCD' });
  expect(other).not.toEqual(await card({ ...given, secret: 'ABCD' }));
});

describe('signatures', () => {
  const secret = `whsec_${btoa('0123456789abcdef0123456789abcdef')}`;
  const now = 1_793_506_324_000;
  const event = { id: 'evt_1', body: '{"卡":1}' };

  test('are checked by the secret or by the public key, and by nothing else', async () => {
    const { privateKey, publicKey } = await newSigningKey();
    const headers = await signHeaders({ secret, privateKey }, event, now);
    const check = { headers, body: event.body, now: () => now };
    expect(await verifyWebhook({ ...check, secret })).toBe(true);
    expect(await verifyWebhook({ ...check, secret: [`whsec_${btoa('f'.repeat(32))}`, secret] })).toBe(true);
    expect(await verifyWebhook({ ...check, publicKey })).toBe(true);
    const other = await newSigningKey();
    expect(await verifyWebhook({ ...check, publicKey: other.publicKey })).toBe(false);
    expect(await verifyWebhook({ ...check, body: '{"卡":2}', secret, publicKey })).toBe(false);
    expect(await verifyWebhook({ ...check, now: () => now + 301_000, secret, publicKey })).toBe(false);
    expect(await verifyWebhook(check)).toBe(false);
    expect(await verifyWebhook({ headers: {}, body: '', secret })).toBe(false);
  });

  test('are those of Standard Webhooks', async () => {
    // Computed with OpenSSL over "evt_1.1793506324.{"卡":1}".
    const headers = await signHeaders({ secret }, event, now);
    expect(headers['webhook-signature']).toBe('v1,kpiMZ8s4Rf3uGZjdFtzmbJSpfgRBGwm1MiwEDtqa6kU=');
  });
});
