import { readText, writeText } from './storage.ts';

/** A case opened on this device: no content, only what is needed to offer the way back. */
export interface KnownCase {
  caseId: string;
  openedAtMs: number;
  sample: boolean;
}

const key = 'cases';

/** Newest first. Whatever stands in storage may have been changed by hand, so it is read with care. */
export function knownCases(): KnownCase[] {
  try {
    const list: unknown = JSON.parse(readText(key) ?? '[]');
    return Array.isArray(list) ? list.filter(isKnownCase) : [];
  } catch {
    return [];
  }
}

function isKnownCase(value: unknown): value is KnownCase {
  const v = value as Partial<KnownCase> | null;
  return typeof v?.caseId === 'string' && typeof v.openedAtMs === 'number' && typeof v.sample === 'boolean';
}

export function rememberCase(known: KnownCase): void {
  const others = knownCases().filter((c) => c.caseId !== known.caseId);
  writeText(key, JSON.stringify([known, ...others].slice(0, 10)));
}

export function forgetCase(caseId: string): void {
  writeText(key, JSON.stringify(knownCases().filter((c) => c.caseId !== caseId)));
}

/** The receipt code is shown once by the server; until its owner confirmed to have kept it, this device does. */
export const pendingReceipt = (caseId: string): string | undefined => readText(`receipt.${caseId}`);
export const keepReceipt = (caseId: string, code: string | undefined): void => {
  writeText(`receipt.${caseId}`, code);
};
