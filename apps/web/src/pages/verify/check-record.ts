import { type EventChecks, publicKeyOf, verifyOrderRecord } from '@redress/bundle';
import { type OrderRecord, orderRecord } from '@redress/contract';

export interface CheckedRecord {
  record: OrderRecord;
  events: EventChecks[];
  /** Which keys came from elsewhere than the record. */
  given: { publicKey: boolean; vkey: boolean };
}

const maxBytes = 50_000_000;

export const isRecordFile = ({ name, type }: File): boolean =>
  /\.json$/i.test(name) || type === 'application/json';

/** Undefined where the file is no order record. */
export async function checkRecord(
  file: File,
  given: { publicKey?: string; vkey?: string },
): Promise<CheckedRecord | undefined> {
  try {
    if (file.size > maxBytes) return undefined;
    const record = orderRecord.parse(JSON.parse(await file.text()));
    const events = verifyOrderRecord(record, given);
    return { record, events, given: { publicKey: !!given.publicKey, vkey: !!given.vkey } };
  } catch {
    return undefined;
  }
}

export function isPublicKey(text: string): boolean {
  try {
    return publicKeyOf(text).length > 0;
  } catch {
    return false;
  }
}
