import { type Parties, type Party, parties as partiesShape } from '@redress/contract';

export type Who = keyof Parties;
/** Edited fields only; null empties a field. */
export type Edits = Partial<Record<Who, Partial<Record<keyof Party, string | null>>>>;

export const whos = Object.keys(partiesShape.shape) as Who[];

/** The parties with the edits laid over them. */
export function applyEdits(parties: Parties, edits: Edits): Parties {
  const out: Parties = {};
  for (const who of whos) {
    const merged = { ...parties[who], ...edits[who] };
    const kept = Object.entries(merged).filter(([, value]) => value !== null && value !== '');
    if (kept.length > 0) out[who] = Object.fromEntries(kept) as Party;
  }
  return out;
}

/** `before` and the fields by which `party` differs from what is shown now. */
export function addEdit(shown: Party, before: Edits, who: Who, party: Party): Edits {
  const own = { ...before[who] };
  const names = new Set([...Object.keys(shown), ...Object.keys(party)]) as Set<keyof Party>;
  for (const name of names) if (shown[name] !== party[name]) own[name] = party[name] ?? null;
  return { ...before, [who]: own };
}

/** A draft from the device's storage, which may hold anything. */
export function parseEdits(text: string | undefined): Edits {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return isEdits(value) ? value : {};
  } catch {
    return {};
  }
}

function isEdits(value: unknown): value is Edits {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).every(
    ([who, fields]) =>
      (whos as string[]).includes(who) &&
      typeof fields === 'object' &&
      fields !== null &&
      Object.values(fields).every((v) => v === null || typeof v === 'string'),
  );
}
