import type { Payee } from '@redress/contract';

/** One payment that a rail is asked for. */
export interface RailOrder {
  /** Ours; the rail pays one number once, however often it is asked. Letters and digits, at most 32. */
  number: string;
  amountFen: number;
  payee: Payee;
}

/**
 * What a rail says of a number. Whoever asks may send a number again after `refused` and `absent`, must ask again after
 * `accepted` and `unknown`, and may use another number only after `failed`.
 */
export type RailAnswer =
  /** `confirm`: it is paid only once the payee has said yes in the provider's own program. */
  | { state: 'accepted'; reference?: string | undefined; confirm?: RailConfirm | undefined }
  | { state: 'paid'; reference: string }
  /** It did not pay this number and never will. */
  | { state: 'failed'; why: string }
  /** It did not take it now: too little money, too many requests. */
  | { state: 'refused'; why: string }
  /** It has never heard of the number. */
  | { state: 'absent' }
  /** Nothing can be said: no answer, one that is not from the rail, or a word that we do not know. */
  | { state: 'unknown'; why: string };

/** What the payee's browser hands to WeChat, so that she can confirm the receipt there. */
export interface RailConfirm {
  appId: string;
  merchantId: string;
  packageInfo: string;
}

export interface RailNotice {
  /** The number it is about; what became of it is asked for, never believed from a notice. */
  number: string;
  /** What the rail wants to hear. */
  answer: { body: string; type: string };
}

/** A way of paying that answers by itself. Nothing here throws: a network that fails is an answer. */
export interface Rail {
  readonly name: string;
  readonly payeeKind: Payee['kind'];
  send(order: RailOrder): Promise<RailAnswer>;
  query(order: Pick<RailOrder, 'number' | 'amountFen'>): Promise<RailAnswer>;
  /** Undefined where it is not from the rail. */
  readNotice(notice: {
    headers: Record<string, string | string[] | undefined>;
    body: string;
  }): RailNotice | undefined;
}
