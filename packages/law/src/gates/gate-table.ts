import type { Bilingual, Gate, GateName } from '../types.ts';

/** What one answer to a gate's question means. */
export interface GateOption {
  value: string;
  label: Bilingual;
  status: Exclude<Gate['status'], 'unasked'>;
  why: Bilingual;
  /** Statute ids. */
  basis: readonly string[];
}

export interface GateRow {
  gate: GateName;
  question: Bilingual;
  hint?: Bilingual;
  options: readonly GateOption[];
}

/** A compact way to write a row's options: value, status, label, reason, statute ids. */
export function option(
  value: string,
  status: GateOption['status'],
  label: readonly [zh: string, en: string],
  why: readonly [zh: string, en: string],
  ...basis: readonly string[]
): GateOption {
  return { value, status, label: text(label), why: text(why), basis };
}

export function text([zh, en]: readonly [zh: string, en: string]): Bilingual {
  return { zh, en };
}
