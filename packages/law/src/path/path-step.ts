import type { Day } from '@redress/kernel';
import type { Deadline } from '../deadlines/deadline.ts';
import type { Basis, Bilingual, Channel } from '../types.ts';
import type { Actor, ChannelId, DocumentName } from './channels.ts';

/** A limit of a step as it stands today. */
export interface StepClock extends Deadline {
  state: 'running' | 'met' | 'overdue';
  /** Whose limit it is. */
  boundBy: 'buyer' | 'other-side';
}

/** What a channel is to a case today. */
export interface PathStep {
  channelId: ChannelId;
  channel: Channel;
  title: Bilingual;
  addressee: Bilingual;
  /**
   * now: the buyer can and should take it; waiting: taken, another must move; later: not yet due; closed: shut by a gate, a
   * lock or its own end; done: it reached its aim.
   */
  state: 'now' | 'waiting' | 'later' | 'closed' | 'done';
  action: Bilingual;
  why: Bilingual;
  basis: Basis[];
  documents: DocumentName[];
  asks: Bilingual[];
  clocks: StepClock[];
  /** Limits that run but cannot be counted (a year without its calendar, an event older than the rule); never guessed. */
  uncounted: { rule: string; from: Day; reason: Bilingual }[];
  /** Who moves next, and by when where a day is known. */
  next?: { who: Actor; by?: Day };
  /** True where the buyer may take the step today, also where nothing urges it. */
  mayTake: boolean;
  /** The first day on which the silence of another step opens this one. */
  opensOn?: Day;
  /** The channel that shuts it, or `gate:` and the gate, or `limit:` and the buyer's own limit that has passed. */
  lockedBy?: string;
  /** The record that this is about: the newest use of the channel. */
  stepId?: string;
}
