import type { FormProof } from '@redress/contract';
import {
  type Assessment,
  allianceStandard,
  cardCommit,
  cardText,
  dayOf,
  gradeDelivery,
  lastFour,
  notCardOf,
  type Standard,
} from '@redress/delivery';

export interface ProofDraft {
  orderRef: string;
  /** As typed; never leaves this browser. */
  codes: string;
  channel: FormProof['channel'];
  recipient: string;
  /** `2026-11-03T12:04` in Beijing time. */
  enteredAt: string;
  retrieval: FormProof['retrieval'];
  issuer: string;
  unused: boolean;
  files: { fileId: string; name: string; sha256: string }[];
}

export const emptyDraft = (orderRef = ''): ProofDraft => ({
  orderRef,
  codes: '',
  channel: 'page',
  recipient: '',
  enteredAt: '',
  retrieval: 'none',
  issuer: '',
  unused: false,
  files: [],
});

export const codesOf = (draft: ProofDraft): string[] => draft.codes.split('\n').map(cardText).filter(Boolean);

/** The first line that is a sentence and no code. */
export const sentenceIn = (draft: ProofDraft): string | undefined =>
  codesOf(draft).find((code) => notCardOf(code) !== undefined);

export const isFilled = (draft: ProofDraft): boolean =>
  draft.orderRef.trim() !== '' &&
  codesOf(draft).length > 0 &&
  draft.recipient.trim() !== '' &&
  draft.enteredAt !== '';

const instantOf = (local: string): string => `${local.length === 16 ? `${local}:00` : local}+08:00`;

/** The proof as it is sent: commitments and last four characters. One nonce a code, for the buyer. */
export function proofOf(draft: ProofDraft, nonces: readonly string[]): FormProof {
  const enteredAt = instantOf(draft.enteredAt);
  const items = codesOf(draft).map((secret, i) => {
    const last4 = lastFour(secret);
    return {
      cardRef: String(i + 1),
      kind: 'card' as const,
      commit: cardCommit({ orderRef: draft.orderRef.trim(), nonce: nonces[i] as string, secret }),
      ...(last4 ? { last4 } : {}),
      ...(draft.issuer.trim() ? { issuer: draft.issuer.trim() } : {}),
      ...(draft.unused ? { unusedCheckedAt: enteredAt } : {}),
    };
  });
  const fileIds = draft.files.map(({ fileId }) => fileId);
  const { channel, retrieval } = draft;
  return { items, channel, recipient: draft.recipient.trim(), enteredAt, retrieval, fileIds };
}

/** What the draft would be worth, by the very function that judges it once it is sent. */
export function assessDraft(draft: ProofDraft, standard: Standard | undefined, nowMs: number): Assessment {
  const at = draft.enteredAt ? Date.parse(instantOf(draft.enteredAt)) : nowMs;
  const orderRef = draft.orderRef.trim() || '-';
  const codes = codesOf(draft);
  const isRecorded = draft.files.length > 0 && draft.retrieval !== 'none';
  const data = {
    qty_ordered: codes.length,
    items: codes.map((secret, i) => ({
      card_ref: String(i + 1),
      kind: notCardOf(secret) ? 'placeholder' : 'card',
      commit: cardCommit({ orderRef, nonce: '0'.repeat(31).concat(String(i % 10)), secret }),
      ...(draft.unused ? { unused_at_delivery: true } : {}),
    })),
    channels: draft.recipient.trim()
      ? [
          {
            channel: draft.channel,
            recipient_masked: draft.recipient.trim(),
            ...(draft.enteredAt ? { entered_at: instantOf(draft.enteredAt) } : {}),
          },
        ]
      : [],
    ...(isRecorded ? { ext: { record_sha256: draft.files[0]?.sha256 } } : {}),
  };
  const event = { id: 'draft', type: 'delivery.proof', occurredAtMs: at, receivedAtMs: nowMs, data };
  return gradeDelivery({
    order: { orderRef },
    events: codes.length > 0 ? [{ ...event, by: 'form' }] : [],
    conflicts: [],
    duplicates: [],
    standard: standard ?? allianceStandard('automatic-card', dayOf(nowMs)),
    nowMs,
  });
}
