import { revealMatches } from '@redress/delivery';
import { describe, expect, it } from 'vitest';
import { assessDraft, emptyDraft, isFilled, proofOf, sentenceIn } from './proof-draft.ts';

const nowMs = Date.parse('2026-11-03T13:00:00+08:00');
const nonce = '0f3d6a5c9b8e7f1a2b3c4d5e6f708192';
const full = {
  ...emptyDraft('20261101123456789'),
  codes: ' ABCD-1234-EFGH-5678 \n\n',
  recipient: 'alice@qq.com',
  enteredAt: '2026-11-03T12:04',
};

describe('a proof filled in by hand', () => {
  it('sends commitments and last characters, never a code', () => {
    const proof = proofOf(full, [nonce]);
    expect(JSON.stringify(proof)).not.toContain('1234-EFGH');
    const [item] = proof.items;
    expect(item?.last4).toBe('5678');
    const opening = { orderRef: full.orderRef, nonce, secret: 'ABCD-1234-EFGH-5678' };
    expect(revealMatches(item?.commit as string, opening)).toBe(true);
    expect(proof.enteredAt).toBe('2026-11-03T12:04:00+08:00');
  });

  it('says while it is filled in what is missing', () => {
    const missing = (draft: typeof full) =>
      assessDraft(draft, undefined, nowMs).missing.map(({ element }) => element);
    expect(missing(emptyDraft())).toEqual(['code-commitment', 'recipient', 'entered-at', 'retrieval']);
    expect(missing(full)).toEqual(['retrieval']);
    const files = [{ fileId: 'pfl_1', name: 'log.png', sha256: 'ab'.repeat(32) }];
    expect(missing({ ...full, files })).toEqual(['retrieval']);
    expect(assessDraft({ ...full, files, retrieval: 'page-view' }, undefined, nowMs)).toMatchObject({
      // Uploaded by hand: nobody has verified it.
      ...{ level: 1, counts: false, byHand: true },
    });
  });

  it('takes no sentence for a code', () => {
    expect(sentenceIn({ ...full, codes: '很抱歉，有人在你付款之前抢走了商品，请联系客服。' })).toBeDefined();
    expect(sentenceIn(full)).toBeUndefined();
    expect(isFilled(full)).toBe(true);
    expect(isFilled({ ...full, enteredAt: '' })).toBe(false);
  });
});
