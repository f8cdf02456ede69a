import type { ClaimInput, ClaimKind } from '@redress/contract';
import { parseYuan } from '@redress/kernel';
import { readText, writeText } from '../../lib/storage.ts';

/** What was typed; kept on this device until it is sent. */
export interface ClaimDraft {
  kind: ClaimKind;
  shop: string;
  orderRef: string;
  sentence: string;
  amount: string;
  paymentNo: string;
  shopEmail: string;
  contact: string;
}
export const emptyDraft: ClaimDraft = {
  kind: 'not-received',
  shop: '',
  orderRef: '',
  sentence: '',
  amount: '',
  paymentNo: '',
  shopEmail: '',
  contact: '',
};

const key = 'draft.claim';

export function readDraft(): ClaimDraft {
  try {
    const kept = JSON.parse(readText(key) ?? '{}') as Record<string, unknown>;
    const texts = Object.entries(emptyDraft).map(([name, empty]) => {
      const value = kept[name];
      return [name, typeof value === 'string' ? value : empty];
    });
    const draft = Object.fromEntries(texts) as ClaimDraft;
    return { ...draft, kind: draft.kind === 'does-not-work' ? 'does-not-work' : 'not-received' };
  } catch {
    return emptyDraft;
  }
}

export const keepDraft = (draft: ClaimDraft | undefined): boolean =>
  writeText(key, draft && JSON.stringify(draft));

const isEmail = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);

export type DraftProblem = 'shop' | 'orderRef' | 'sentence' | 'amount' | 'shopEmail' | 'contact';

export function problemsOf(draft: ClaimDraft, sourceId: string | undefined): Set<DraftProblem> {
  const problems = new Set<DraftProblem>();
  if (!sourceId && !draft.shop.trim()) problems.add('shop');
  if (!draft.orderRef.trim()) problems.add('orderRef');
  if (!draft.sentence.trim()) problems.add('sentence');
  if (draft.amount.trim() && !parseYuan(draft.amount)) problems.add('amount');
  if (draft.shopEmail.trim() && !isEmail(draft.shopEmail.trim())) problems.add('shopEmail');
  if (draft.contact.trim() && !isEmail(draft.contact.trim())) problems.add('contact');
  return problems;
}

export function toInput(draft: ClaimDraft, sourceId: string | undefined): ClaimInput {
  const given = (name: 'paymentNo' | 'shopEmail' | 'contact') =>
    draft[name].trim() ? { [name]: draft[name].trim() } : {};
  const amountFen = parseYuan(draft.amount);
  return {
    ...(sourceId ? { sourceId } : { shop: draft.shop.trim() }),
    orderRef: draft.orderRef.trim(),
    sentence: draft.sentence.trim(),
    kind: draft.kind,
    ...(amountFen ? { amountFen } : {}),
    ...given('paymentNo'),
    ...(sourceId ? {} : given('shopEmail')),
    ...given('contact'),
  };
}
