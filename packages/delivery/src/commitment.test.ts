import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cardCommit,
  cardNonce,
  cardPepper,
  cardText,
  dupTag,
  lastFour,
  revealMatches,
} from './commitment.ts';
import { notCardOf } from './not-cards.ts';

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
  readFileSync(new URL('../testdata/vectors.json', import.meta.url), 'utf8'),
) as { vectors: Vector[]; texts: [stored: string, hashed: string][] };

describe('a commitment to a card', () => {
  it('agrees with vectors that other code computed', () => {
    for (const { orderRef, shopKey, cardRef, secret, pepper, ...wanted } of vectors) {
      const nonce = cardNonce(shopKey, orderRef, cardRef);
      expect({
        nonce,
        commit: cardCommit({ orderRef, nonce, secret }),
        dupTag: dupTag(pepper ?? cardPepper(shopKey), secret),
      }).toEqual(wanted);
    }
  });

  it('cuts the same blanks as other code does', () => {
    for (const [stored, hashed] of texts) expect(cardText(stored)).toBe(hashed);
  });

  it('opens with what it was made of, whatever a copying buyer puts around it', () => {
    const [vector] = vectors as [Vector];
    const { commit, orderRef, nonce, secret } = vector;
    expect(
      revealMatches(commit, { orderRef, nonce: ` ${nonce.toUpperCase()}\n`, secret: `${secret} \r\n` }),
    ).toBe(true);
    expect(revealMatches(commit, { orderRef, nonce, secret: secret.toLowerCase() })).toBe(false);
    expect(revealMatches(commit, { orderRef: '20261101123456780', nonce, secret })).toBe(false);
  });

  it('never throws on what a stranger types', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (commit, orderRef, nonce, secret) => {
        expect(revealMatches(commit, { orderRef, nonce, secret })).toBe(false);
      }),
    );
  });

  it('does not let a line break in an order number stand for another opening', () => {
    const nonce = '0'.repeat(32);
    expect(() => cardCommit({ orderRef: `A\n${nonce}`, nonce, secret: 'x' })).toThrow(RangeError);
    expect(() => cardCommit({ orderRef: 'A', nonce: 'short', secret: 'x' })).toThrow(RangeError);
  });

  it('has equal tags for equal codes under one pepper and no others', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (pepper, one, other) => {
        expect(dupTag(pepper, one) === dupTag(pepper, other)).toBe(one === other);
      }),
    );
  });

  it('shows the last four characters of long codes only', () => {
    expect(lastFour('ABCD-1234-EFGH-5678\n')).toBe('5678');
    expect(lastFour('1234567')).toBeUndefined();
    expect(cardText('  A B \n')).toBe('A B');
  });
});

describe('a sentence in the place of a code', () => {
  it.each([
    ['很抱歉，有人在你付款之前抢走了商品，请联系客服。', 'out-of-stock'],
    ['正在发货中…', 'pending'],
    ['  ', 'placeholder'],
    ['Sorry, out of stock', 'out-of-stock'],
  ])('is known: %s', (text, means) => expect(notCardOf(text)?.means).toBe(means));

  it.each(['ABCD-1234-EFGH-5678', '卡号：8866123412341234 如有问题请联系客服', 'hunter2'])(
    'is not taken for one: %s',
    (text) => expect(notCardOf(text)).toBeUndefined(),
  );
});
