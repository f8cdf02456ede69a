import { type Item, isAfterwards, type Proof, type Story } from './story.ts';
import type { DeliveryEvent, DeliveryInput } from './types.ts';

/** L1: codes bound to the order, as many as were bought. */
export interface Binding {
  isBound: boolean;
  ordered: number;
  /** Different codes with a commitment, found in the shop's stock. */
  delivered: number;
  /** From when the order had all of its codes. */
  boundAtMs: number | undefined;
  /** From when it had one of them. */
  firstAtMs: number | undefined;
  event: DeliveryEvent | undefined;
  /** One code stands more than once in one proof. Two who tell for the shop may name a card differently. */
  repeated: boolean;
}

/** What was written by hand is bound by the order's own text, which stands where a row of stock does. */
const isUsable = (item: Item): boolean =>
  item.commit !== undefined && item.isCard && (item.rowFound || item.isWritten);
/** Two rows with one code are one code: the tag tells, where there is one. */
const identityOf = (item: Item): string => item.dupTag ?? (item.commit as string);

/** A proof by which the page shows something other than the rows binds nothing. */
export function bindingItems(proof: Proof): Item[] {
  return proof.shownMatches === false ? [] : proof.items.filter(isUsable);
}

export function bindItems(story: Story, { order }: DeliveryInput): Binding {
  const ordered = Math.max(order.qty ?? 1, ...story.proofs.map(({ qtyOrdered }) => qtyOrdered ?? 1), 1);
  const seen = new Set<string>();
  let repeated = false;
  let first: Proof | undefined;
  let full: Proof | undefined;
  for (const proof of story.proofs) {
    const own = new Map<string, string>();
    for (const item of bindingItems(proof)) {
      const [identity, commit] = [identityOf(item), item.commit as string];
      repeated ||= (own.get(identity) ?? commit) !== commit;
      own.set(identity, commit);
      seen.add(identity);
    }
    if (seen.size > 0) first ??= proof;
    if (!full && seen.size >= ordered) full = proof;
  }
  return {
    isBound: full !== undefined,
    ordered,
    delivered: seen.size,
    boundAtMs: full?.event.occurredAtMs,
    firstAtMs: first?.event.occurredAtMs,
    event: full?.event,
    repeated,
  };
}

/** A later proof that binds codes and was not told only after the complaint: what went wrong before it was put right. */
export function isPutRight(story: Story, atMs: number): boolean {
  return story.proofs.some(
    (proof) =>
      proof.event.occurredAtMs > atMs && bindingItems(proof).length > 0 && !isAfterwards(story, proof.event),
  );
}

/** The shop said openly that the text was changed, so a second value in its place is no second story. */
const isSaidChanged = (story: Story, sinceMs: number, untilMs: number): boolean =>
  story
    .of('delivery.overwritten')
    .some(({ event: { occurredAtMs } }) => occurredAtMs >= sinceMs && occurredAtMs <= untilMs);

/** One card reference with two commitments: two stories about one card. */
export function cardsToldTwice(story: Story): DeliveryEvent[] {
  const commits = new Map<string, { commit: string; atMs: number }>();
  const told: DeliveryEvent[] = [];
  for (const { event, items } of story.proofs)
    for (const { cardRef, commit, isWritten } of items) {
      if (!cardRef || !commit) continue;
      const known = commits.get(cardRef);
      if (known?.commit === commit) continue;
      const isExplained = isWritten && known && isSaidChanged(story, known.atMs, event.occurredAtMs);
      if (known === undefined || isExplained) commits.set(cardRef, { commit, atMs: event.occurredAtMs });
      else told.push(event);
    }
  return told;
}
