import { describe, expect, test } from 'vitest';
import { headForSite, isProgress } from './site-head.ts';

const head = (size: number, note = `head ${size}`) => ({ size, note });
const base = { newest: head(9), final: head(7), waitingSinceMs: 0, hasPolicy: true, nowMs: 1000 };

describe('the head on the public site', () => {
  test('is the newest one where nobody said who must cosign', () => {
    expect(headForSite({ ...base, hasPolicy: false })?.size).toBe(9);
  });
  test('is the newest final one under a policy, with its cosignatures', () => {
    expect(headForSite(base)?.size).toBe(7);
    expect(headForSite({ ...base, final: head(9, 'head 9 cosigned') })?.note).toBe('head 9 cosigned');
    expect(headForSite({ ...base, final: undefined })).toBeUndefined();
  });
  test('goes on without witnesses that are silent for a minute', () => {
    expect(headForSite({ ...base, nowMs: 60_001 })?.size).toBe(9);
    expect(headForSite({ ...base, final: undefined, nowMs: 60_001 })?.size).toBe(9);
  });
  test('never goes back, and is replaced by the same head only for more signatures', () => {
    expect(isProgress(undefined, head(0))).toBe(true);
    expect(isProgress(head(7), head(8))).toBe(true);
    expect(isProgress(head(8), head(7, 'a much longer note'))).toBe(false);
    expect(isProgress(head(8), head(8, 'head 8 cosigned'))).toBe(true);
    expect(isProgress(head(8, 'head 8 cosigned'), head(8))).toBe(false);
  });
});
