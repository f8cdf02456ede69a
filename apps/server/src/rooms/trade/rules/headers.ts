export interface ReadHeaders {
  id: string;
  timestampS: number;
  /** Base64 of each HMAC-SHA256, each Ed25519 signature, and each that is for a whole batch. */
  v1: string[];
  v1a: string[];
  v1m: string[];
}

/** How far the sender's clock may be from ours; a replay is worthless after it. */
export const toleranceS = 300;

export type HeaderProblem = 'headers-missing' | 'timestamp-off' | 'signature-missing';

/** Reads the headers of one sending; `nowMs` is our clock. */
export function readHeaders(
  headers: Record<string, unknown>,
  nowMs: number,
): { ok: true; value: ReadHeaders } | { ok: false; code: HeaderProblem } {
  const [id, timestamp, signature] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(
    (name) => headers[name],
  );
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signature !== 'string')
    return { ok: false, code: 'headers-missing' };
  if (!/^\d{1,12}$/.test(timestamp) || id.length > 100 || signature.length > 2000)
    return { ok: false, code: 'headers-missing' };
  const timestampS = Number(timestamp);
  if (Math.abs(nowMs / 1000 - timestampS) > toleranceS) return { ok: false, code: 'timestamp-off' };
  const parts = signature.split(' ').map((part) => part.split(',') as [string, string?]);
  const of = (version: string) => parts.flatMap(([v, value]) => (v === version && value ? [value] : []));
  const value = {
    id,
    timestampS,
    v1: of('v1').slice(0, 8),
    v1a: of('v1a').slice(0, 4),
    v1m: of('v1m').slice(0, 2),
  };
  return value.v1.length > 0 ? { ok: true, value } : { ok: false, code: 'signature-missing' };
}
