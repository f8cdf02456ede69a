import { z } from 'zod';
import { stepLetter } from './step-facts.ts';
import { stepAddressee, stepOffice } from './step-office.ts';
import { basis, bilingual, channel, day, instant } from './vocabulary.ts';

/** Ways a case can take; one use of one of them is a step. The law of each stands in packages/law. */
export const channelIds = [
  'merchant-demand',
  'platform-demand',
  'issuer-inquiry',
  'payment-dispute',
  'samr-complaint',
  'samr-report',
  'association-complaint',
  'peoples-mediation',
  'judicial-confirmation',
  'police-report',
  'police-review',
  'lawyer-letter',
  'court-suit',
  'reconsideration',
  'public-statement',
] as const;
export const channelId = z.enum(channelIds);
export type ChannelId = z.infer<typeof channelId>;

/** Where a case stands. `answered` is not resolved until the buyer says so; `overdue` follows from the clock. */
export const caseStatuses = [
  'open',
  'collect',
  'ready',
  'served',
  'answered',
  'refused',
  'overdue',
  'escalated',
  'mediated',
  'paid',
  'closed',
  'reopened',
] as const;
export const caseStatus = z.enum(caseStatuses);
export type CaseStatus = z.infer<typeof caseStatus>;

/** Who must act next; `buyer` is the reader of the page ("you"), `nobody` only when the case is closed. */
export const actors = [
  'buyer',
  'merchant',
  'platform',
  'payment-provider',
  'issuer',
  'market-regulator',
  'consumer-association',
  'mediator',
  'police',
  'lawyer',
  'court',
  'government',
  'nobody',
] as const;
export const actor = z.enum(actors);
export type Actor = z.infer<typeof actor>;

/** What can happen in a step after its letters were released. */
export const stepEventKinds = [
  'released',
  'sent',
  'relayed',
  'delivered',
  'read',
  'bounced',
  'acknowledged',
  'accepted',
  'refused',
  'answered',
  'agreed',
  'failed',
  'decided',
  'paid',
  'withdrawn',
  'extended',
  'suspended',
  'resumed',
] as const;
export const stepEventKind = z.enum(stepEventKinds);
export type StepEventKind = z.infer<typeof stepEventKind>;

/**
 * drafted: letters can be read and corrected; held: released, but the regret window runs (`heldUntil`) and it can be
 * cancelled; out: sent by us, or handed in by the buyer; done: nothing more is expected of it; cancelled: never left.
 */
export const stepState = z.enum(['drafted', 'held', 'out', 'done', 'cancelled']);
export type StepState = z.infer<typeof stepState>;

/** mail: by our server after the regret window; by-hand: the buyer files or posts it herself and says so. */
export const stepWay = z.enum(['mail', 'by-hand']);
export type StepWay = z.infer<typeof stepWay>;

/** Why a last day may still move: a year that was counted through has no holiday notice on record yet. */
export const provisional = z.object({
  /** The years whose notice decides. */
  years: z.array(z.string()),
  text: bilingual,
});

const computation = z.object({
  rule: z.string(),
  title: bilingual,
  /** Day of the event; counting starts the next day. */
  from: day,
  counted: z.enum(['working-days', 'calendar-days', 'months', 'years']),
  /** In units of `counted`. */
  days: z.int().positive(),
  /** The last day in time. */
  due: day,
  /** Later than `due`: until then they may still argue to be in time, so lateness is not alleged before. */
  latest: day.optional(),
  provisional: provisional.optional(),
  /** Days of rest passed over: with `from`, `days` and `counted` the whole "why?". */
  skipped: z.array(day),
  basis: z.array(basis),
  note: bilingual.optional(),
  onOverrun: bilingual,
  /** Spans in which the count stood still, as they were recorded. */
  suspensions: z.array(z.object({ from: day, to: day, ground: z.string() })).optional(),
  /** How often it was extended. */
  extensions: z.int().positive().optional(),
});

/** The computation day by day: the "why?" of a deadline. */
export const deadlineTableRow = z.object({
  day,
  as: z.enum(['event', 'counted', 'rest', 'suspended', 'corresponding', 'moved', 'due']),
  /** The how-manieth counted day. */
  number: z.int().positive().optional(),
  label: bilingual,
});

export const deadlineState = z.enum(['open', 'met', 'overdue', 'cancelled']);
export type DeadlineState = z.infer<typeof deadlineState>;

/** A deadline that an event of a step set running. */
export const caseDeadline = z.object({
  id: z.string(),
  /** Absent where it is the buyer's own limit for taking a channel that came open. */
  stepId: z.string().optional(),
  channelId,
  rule: z.string(),
  title: bilingual,
  /** Who must act until then. */
  boundParty: actor,
  from: day,
  state: deadlineState,
  /** Absent where it cannot be counted (a year without its calendar, a suspension that still runs); `why` says so. */
  due: day.optional(),
  /** Present while `due` may still move, because the holidays of its year are not on record. */
  provisional: bilingual.optional(),
  /** Present where a corrected holiday notice moved `due`: the day before, and until when nobody is late. */
  moved: bilingual.optional(),
  settledAt: instant.optional(),
  why: z.union([computation.extend({ table: z.array(deadlineTableRow) }), z.object({ unknown: bilingual })]),
});
export type CaseDeadline = z.infer<typeof caseDeadline>;

const sealed = z.object({ index: z.int().nonnegative(), sealedAt: instant });

export const stepEventView = z.object({
  id: z.string(),
  kind: stepEventKind,
  at: instant,
  recordedAt: instant,
  /** From a closed list, such as `refused:not-consumer`; see `GET /api/channels`. */
  detail: z.string().optional(),
  /** In plain words. */
  what: bilingual,
  /** Receipt, acceptance, tracking or filing number. */
  receiptNo: z.string().optional(),
  note: z.string().optional(),
  /** The item that shows it. */
  proofItemId: z.string().optional(),
  /** SHA-256 (hex) of a proof that is not an item, such as a delivery status notification. */
  proofSha256: z.string().optional(),
  /** Absent until a published checkpoint covers it. */
  seal: sealed.optional(),
});
export type StepEventView = z.infer<typeof stepEventView>;

export const stepView = z.object({
  id: z.string(),
  channelId,
  channel,
  title: bilingual,
  state: stepState,
  way: stepWay.optional(),
  addressee: stepAddressee,
  /** Only of steps to an authority. */
  office: stepOffice.optional(),
  /** Ways in which this channel's papers may leave; an e-mail to an official is no filing. */
  ways: z.array(stepWay),
  /** What the buyer has to do with final papers that no server sends; present until she records that they left. */
  byHand: bilingual.optional(),
  /** Why a release by mail will come back to the buyer; present before it, where this server sends no mail. */
  noMail: bilingual.optional(),
  openedAt: instant,
  /** Drafted by the clock or after an event, not by the buyer. */
  openedBy: z.enum(['buyer', 'clock']),
  /** End of the regret window; present while `state` is `held`. */
  heldUntil: instant.optional(),
  releasedAt: instant.optional(),
  letters: z.array(stepLetter),
  events: z.array(stepEventView),
  deadlines: z.array(caseDeadline),
  /** What may be recorded or done now, for the buttons. */
  can: z.object({
    release: z.boolean(),
    cancel: z.boolean(),
    record: z.array(stepEventKind),
  }),
});
export type StepView = z.infer<typeof stepView>;

/** One channel of the ladder as it stands today. */
export const pathStep = z.object({
  channelId,
  channel,
  title: bilingual,
  addressee: bilingual,
  /**
   * now: the buyer can and should take it; waiting: taken, another must move; later: not yet due; closed: shut by a
   * gate, a lock or its own end; done: it reached its aim.
   */
  state: z.enum(['now', 'waiting', 'later', 'closed', 'done']),
  action: bilingual,
  why: bilingual,
  basis: z.array(basis),
  /** Names of the papers it needs, as in `letters`. */
  documents: z.array(z.string()),
  /** What it may be asked for. */
  asks: z.array(bilingual),
  clocks: z.array(
    computation.extend({
      state: z.enum(['running', 'met', 'overdue']),
      boundBy: z.enum(['buyer', 'other-side']),
    }),
  ),
  /** Limits that run but cannot be counted, such as from a year before those on record; never guessed. */
  uncounted: z.array(z.object({ rule: z.string(), from: day, reason: bilingual })),
  next: z.object({ who: actor, by: day.optional() }).optional(),
  /** Whether the buyer may take it today, also where nothing urges it. */
  mayTake: z.boolean(),
  /** The first day on which the silence of another step opens this one. */
  opensOn: day.optional(),
  /** The channel that shuts it, or `gate:` and the gate, or `limit:` and the buyer's own limit that passed. */
  lockedBy: z.string().optional(),
  /** Its newest use. */
  stepId: z.string().optional(),
});
export type PathStep = z.infer<typeof pathStep>;

/** One line of what happened, oldest first. */
export const timelineLine = z.object({
  id: z.string(),
  at: instant,
  kind: z.string(),
  what: bilingual,
  stepId: z.string().optional(),
  seal: sealed.optional(),
});
export type TimelineLine = z.infer<typeof timelineLine>;

/** What a case view says of its path. */
export const casePath = {
  status: caseStatus,
  statusTitle: bilingual,
  /** What whoever acts next has to do. */
  statusTask: bilingual,
  /** Since when it has this status. */
  statusSince: instant,
  actsNext: actor,
  actsNextTitle: bilingual,
  /** Last day for `actsNext`; absent where no deadline runs against it. */
  by: day.optional(),
  /** Present while `by` may still move, because the holidays of its year are not on record. */
  byProvisional: bilingual.optional(),
  /** What the buyer may say of the whole case now. */
  can: z.object({
    confirmResolved: z.boolean(),
    notResolved: z.boolean(),
    close: z.boolean(),
    reopen: z.boolean(),
  }),
  steps: z.array(stepView),
  path: z.array(pathStep),
  /** Every deadline of the case, the earliest first; those of a step also stand in the step. */
  deadlines: z.array(caseDeadline),
  timeline: z.array(timelineLine),
  /** Whether the buyer left an address for reminders; the address itself is at `…/contact`. */
  hasContact: z.boolean(),
};
