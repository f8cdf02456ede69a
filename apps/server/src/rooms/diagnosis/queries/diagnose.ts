import type { Finding, ItemKind } from '@redress/contract';
import { diagnoseText } from '@redress/law';

/** An item as diagnosis reads it. */
export interface SpokenItem {
  file: string;
  kind: ItemKind;
  text: string;
}

/** What in the texts of a case's items would serve to refuse the buyer, or is a sign of fraud; each names its item. */
export function diagnoseItems(items: readonly SpokenItem[]): Finding[] {
  return items.flatMap(({ file, text }) => diagnoseText(text).map((finding) => ({ ...finding, item: file })));
}
