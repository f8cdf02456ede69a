import { classifyItem } from '../classify-item.ts';
import type { ReadItem } from '../types.ts';
import accountTakenBack from './account-taken-back.json' with { type: 'json' };
import codeInvalid from './code-invalid.json' with { type: 'json' };
import fraud from './fraud.json' with { type: 'json' };
import minorPurchase from './minor-purchase.json' with { type: 'json' };
import notAsDescribed from './not-as-described.json' with { type: 'json' };
import unauthorisedCharge from './unauthorised-charge.json' with { type: 'json' };
import undeliveredCard from './undelivered-card.json' with { type: 'json' };

/** What the product read in each example folder (`node tools/examples/record.ts`), by the dispute type it is about. */
const recorded = {
  'not-delivered': undeliveredCard,
  'code-invalid': codeInvalid,
  'account-taken-back': accountTakenBack,
  'not-as-described': notAsDescribed,
  'unauthorised-charge': unauthorisedCharge,
  'minor-purchase': minorPurchase,
  fraud,
} as const;

export type ExampleType = keyof typeof recorded;
export const exampleTypes = Object.keys(recorded) as ExampleType[];

/** The items of an example, classified as the product would. */
export function exampleItems(type: ExampleType): ReadItem[] {
  const items = recorded[type] as unknown as Omit<ReadItem, 'kind'>[];
  return items.map((item) => ({ ...item, kind: classifyItem(item).kind }));
}
