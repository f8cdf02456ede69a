import { z } from 'zod';
import { casePath, channelId, stepEventKind, stepView, stepWay } from './case-path.ts';
import { caseView } from './case-view.ts';
import type { Endpoint } from './endpoints.ts';
import { bilingual, channel, instant, text } from './vocabulary.ts';

const caseParams = z.object({ caseId: text(60) });
const stepParams = caseParams.extend({ stepId: text(60) });

/**
 * Whom a step's papers go to; what is left out is taken from the parties of the case, for an authority from the
 * directory. An empty text takes the buyer's own word back.
 */
export const addresseeInput = z.strictObject({
  name: text(200).optional(),
  email: z.email().max(200).or(z.literal('')).optional(),
  address: text(500).optional(),
  phone: text(100).optional(),
});
export const stepInput = z.strictObject({ channelId, addressee: addresseeInput.optional() });
export const stepRelease = z.strictObject({
  way: stepWay,
  /** Mail it though a letter still has blanks. */
  evenIfIncomplete: z.boolean().optional(),
});

/** What the buyer says happened. `at` is when it happened, not when she says so; default now. */
export const stepEventInput = z.strictObject({
  kind: stepEventKind,
  at: instant.optional(),
  /** One of the channel's details for this kind; see `listChannels`. */
  detail: text(60).optional(),
  /** Receipt, acceptance, filing or tracking number. */
  receiptNo: text(100).optional(),
  note: text(2000).optional(),
  /** An item of the case that shows it, such as a photo of the receipt. */
  proofItemId: text(60).optional(),
});
export const caseVerdict = z.strictObject({
  /** confirm: it is resolved; deny: it is not; close: I stop; reopen: go on with a closed case. */
  verdict: z.enum(['confirm', 'deny', 'close', 'reopen']),
});
export const caseContact = z.strictObject({ email: z.email().max(200).optional() });

export const channelInfo = z.object({
  channelId,
  channel,
  title: bilingual,
  addressee: bilingual,
  ways: z.array(stepWay),
  /** What the buyer may record, each with the reasons it may carry. */
  records: z.array(
    z.object({
      kind: stepEventKind,
      title: bilingual,
      details: z.array(z.object({ value: z.string(), title: bilingual })),
    }),
  ),
});
export const deadlineFeed = z.object({
  /** Address for a calendar program; whoever has it can read the days, so a new one ends the old one. */
  url: z.string(),
});

/** The path of a case: steps, what happened in them, deadlines and the buyer's own verdict. */
export const casesEndpoints = {
  listChannels: {
    method: 'GET',
    path: '/api/channels',
    response: z.object({ channels: z.array(channelInfo) }),
    status: 200,
  },
  openStep: {
    method: 'POST',
    path: '/api/cases/:caseId/steps',
    params: caseParams,
    body: stepInput,
    response: stepView,
    status: 201,
  },
  changeStep: {
    method: 'PATCH',
    path: '/api/cases/:caseId/steps/:stepId',
    params: stepParams,
    /** `officeId`: an office of the directory instead of an addressee of the buyer's own. */
    body: z.union([z.strictObject({ addressee: addresseeInput }), z.strictObject({ officeId: text(60) })]),
    response: stepView,
    status: 200,
  },
  /** Starts the regret window of an hour (mail), or freezes the papers that the buyer files herself (by-hand). */
  releaseStep: {
    method: 'POST',
    path: '/api/cases/:caseId/steps/:stepId/release',
    params: stepParams,
    body: stepRelease,
    response: stepView,
    status: 200,
  },
  /** Held: back to a draft, nothing left. Drafted: dropped. */
  cancelStep: {
    method: 'POST',
    path: '/api/cases/:caseId/steps/:stepId/cancel',
    params: stepParams,
    response: stepView,
    status: 200,
  },
  recordStepEvent: {
    method: 'POST',
    path: '/api/cases/:caseId/steps/:stepId/events',
    params: stepParams,
    body: stepEventInput,
    response: stepView,
    status: 201,
  },
  /** A paper of the step exactly as it left, or as the newest draft has it. */
  stepLetter: {
    method: 'GET',
    path: '/api/cases/:caseId/steps/:stepId/letters/:letterId',
    params: stepParams.extend({ letterId: text(60) }),
    response: z.null(),
    status: 200,
    stream: 'down',
  },
  decideCase: {
    method: 'POST',
    path: '/api/cases/:caseId/verdict',
    params: caseParams,
    body: caseVerdict,
    response: caseView,
    status: 200,
  },
  getContact: {
    method: 'GET',
    path: '/api/cases/:caseId/contact',
    params: caseParams,
    response: caseContact,
    status: 200,
  },
  /** The whole contact; an empty object takes it back. */
  setContact: {
    method: 'PUT',
    path: '/api/cases/:caseId/contact',
    params: caseParams,
    body: caseContact,
    response: caseContact,
    status: 200,
  },
  getTimeline: {
    method: 'GET',
    path: '/api/cases/:caseId/timeline',
    params: caseParams,
    response: z.object({ timeline: casePath.timeline }),
    status: 200,
  },
  timelinePdf: {
    method: 'GET',
    path: '/api/cases/:caseId/timeline.pdf',
    params: caseParams,
    response: z.null(),
    status: 200,
    stream: 'down',
  },
  deadlinesIcs: {
    method: 'GET',
    path: '/api/cases/:caseId/deadlines.ics',
    params: caseParams,
    response: z.null(),
    status: 200,
    stream: 'down',
  },
  openCalendar: {
    method: 'POST',
    path: '/api/cases/:caseId/calendar',
    params: caseParams,
    response: deadlineFeed,
    status: 201,
  },
  closeCalendar: {
    method: 'DELETE',
    path: '/api/cases/:caseId/calendar',
    params: caseParams,
    response: z.null(),
    status: 204,
  },
  /** Without login: the token is the credential. */
  calendar: {
    method: 'GET',
    path: '/api/calendars/:token',
    params: z.object({ token: text(80) }),
    response: z.null(),
    status: 200,
    stream: 'down',
  },
} as const satisfies Record<string, Endpoint>;
