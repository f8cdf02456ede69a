import { type Binding, bindingItems } from './binding.ts';
import { type Carried, openedByBuyer } from './carriers.ts';
import type { Story } from './story.ts';
import type { Level, Missing, ProofElement, Standard, Supplier } from './types.ts';
import { say } from './words.ts';

const suppliers: Record<ProofElement, Supplier[]> = {
  'code-commitment': ['merchant'],
  quantity: ['merchant'],
  recipient: ['merchant', 'platform'],
  'entered-at': ['merchant', 'carrier', 'upstream'],
  retrieval: ['merchant', 'carrier', 'upstream', 'issuer'],
  'unused-check': ['merchant', 'issuer'],
  'issuer-record': ['issuer', 'platform'],
};

function missing(element: ProofElement, code = `missing-${element}`): Missing {
  return {
    code,
    element,
    text: say(code),
    weight: 'decides',
    restsOn: 'nothing',
    whoCan: suppliers[element],
    how: say(`how-${element}`),
  };
}

/** Each element of LAW §11 that the standard asks for and nothing shows. */
export function findMissing(
  story: Story,
  binding: Binding,
  carried: readonly Carried[],
  { standard, level }: { standard: Standard; level: Level },
): Missing[] {
  const items = story.proofs.flatMap(bindingItems);
  const isThere: Record<ProofElement, boolean> = {
    'code-commitment': items.length > 0,
    // Nothing at all is said once, as a missing commitment.
    quantity: binding.isBound || items.length === 0,
    recipient:
      carried.some(({ namesRecipient }) => namesRecipient) ||
      story.proofs.some(({ namesRecipient }) => namesRecipient),
    'entered-at':
      carried.some(
        ({ enteredAtMs, finding }) => enteredAtMs !== undefined || finding.code === openedByBuyer,
      ) || story.proofs.some(({ ways }) => ways.some(({ enteredAtMs }) => enteredAtMs !== undefined)),
    retrieval: carried.some(({ isRetrievable }) => isRetrievable),
    'unused-check': items.some(({ unused }) => unused === true),
    'issuer-record': level === 4,
  };
  const found = standard.proof.filter((element) => !isThere[element]).map((element) => missing(element));
  if (found.length > 0 || level >= standard.minimumLevel) return found;
  return [standard.minimumLevel === 4 ? missing('issuer-record') : missing('retrieval', 'missing-level')];
}
