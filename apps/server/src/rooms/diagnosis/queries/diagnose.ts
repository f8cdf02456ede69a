import type { Facts, Finding, ItemKind } from '@redress/contract';
import { diagnoseText, payeeDiffers } from '@redress/law';

/** An item as diagnosis reads it. */
export interface SpokenItem {
  file: string;
  kind: ItemKind;
  text: string;
}

/**
 * What in the texts of a case's items would serve to refuse the buyer, or is a sign of fraud; each names its item. A payee
 * who is not the merchant shows only beside the facts of the case.
 */
export function diagnoseItems(items: readonly SpokenItem[], facts: Facts = {}): Finding[] {
  const found = items.flatMap(({ file, text }) =>
    diagnoseText(text).map((finding) => ({ ...finding, item: file })),
  );
  const voucher = items.find(({ file }) => file === facts.payee?.item);
  const payee = voucher && payeeDiffers(facts, voucher.text);
  return payee ? [...found, { ...payee, item: voucher.file }] : found;
}
