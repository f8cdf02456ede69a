import { z } from 'zod';
import { deadlineTableRow, provisional } from './case-path.ts';
import { caseView, itemView } from './case-view.ts';
import { casesEndpoints } from './cases-endpoints.ts';
import { claimsEndpoints } from './claims-endpoints.ts';
import { deliveryEndpoints } from './delivery-endpoints.ts';
import { departureEndpoints } from './departure-endpoints.ts';
import { depositsEndpoints } from './deposits-endpoints.ts';
import { directoryEndpoints } from './directory-endpoints.ts';
import { factValues, gateAnswers, parties } from './facts-input.ts';
import { integratorsEndpoints } from './integrators-endpoints.ts';
import { linkingEndpoints } from './linking-endpoints.ts';
import { logEndpoints } from './log-endpoints.ts';
import { membersEndpoints } from './members-endpoints.ts';
import { nameChangeEndpoints } from './name-change-endpoints.ts';
import { oversightEndpoints } from './oversight-endpoints.ts';
import { facts, finding, lawfulNote } from './report.ts';
import { securityEndpoints } from './security-endpoints.ts';
import { serviceEndpoints } from './service-endpoints.ts';
import { sourcesEndpoints } from './sources-endpoints.ts';
import { statementsEndpoints } from './statements-endpoints.ts';
import { paperFacts } from './step-facts.ts';
import { templateEndpoints } from './template-endpoints.ts';
import { tradeEndpoints } from './trade-endpoints.ts';
import { verification } from './verification.ts';
import { vettingEndpoints } from './vetting-endpoints.ts';
import { basis, bilingual, day, disputeType, gateName, itemKind, text } from './vocabulary.ts';
import { webhooksEndpoints } from './webhooks-endpoints.ts';

const caseParams = z.object({ caseId: text(60) });
const itemParams = caseParams.extend({ itemId: text(60) });

export const caseInput = z.strictObject({
  disputeType: disputeType.optional(),
  story: text(5000).optional(),
});
/** The receipt code is shown once and opens the case again; it is the only credential of a buyer without account. */
export const caseOpened = z.object({ caseId: z.string(), receiptCode: z.string(), token: z.string() });
export const caseChange = z.strictObject({
  disputeType: disputeType.optional(),
  story: text(5000).optional(),
  parties: parties.optional(),
  gates: gateAnswers.optional(),
  /** Facts of each paper named replace those before; papers left out keep theirs. */
  papers: paperFacts.optional(),
});
export const deadlineAnswer = z.object({
  rule: z.string(),
  from: day,
  due: day,
  /** Later than `due`: until then the other side may still argue to be in time. */
  latest: day.optional(),
  /** Present while `due` may still move. */
  provisional: provisional.optional(),
  counted: z.enum(['working-days', 'calendar-days', 'months', 'years']),
  days: z.int().positive(),
  basis: z.array(basis),
  skipped: z.array(day),
  title: bilingual,
  note: bilingual.optional(),
  onOverrun: bilingual,
  /** The computation day by day; `redress deadline --json` has it with `--why`. */
  table: z.array(deadlineTableRow),
});
export const deadlineRule = z.object({
  rule: z.string(),
  title: bilingual,
  counted: deadlineAnswer.shape.counted,
  days: z.int().positive(),
  boundParty: z.string(),
  basis: z.array(basis),
  note: bilingual.optional(),
});
/** A year whose holiday notice is on record. */
export const holidayYear = z.object({
  year: z.string(),
  /** Number of the notice. */
  document: z.string(),
  /** Where an operator read it. */
  url: z.string().optional(),
  /** First and last day of each period off. */
  off: z.array(z.tuple([day, day])),
  /** Saturdays and Sundays that are worked in exchange. */
  work: z.array(day),
});
/** What working days are counted by; a last day beyond `through` is provisional. */
export const holidayCalendar = z.object({ through: day, years: z.array(holidayYear) });
export type HolidayCalendar = z.infer<typeof holidayCalendar>;
export const gateQuestion = z.object({
  gate: gateName,
  question: bilingual,
  hint: bilingual.optional(),
  options: z.array(z.object({ value: z.string(), label: bilingual })),
});

/**
 * Every JSON endpoint: method, path template and shapes. The server refuses to boot when a route lacks a response
 * schema; the typed client is derived from this table. Streams (uploads, downloads) are listed with `stream`.
 */
export const endpoints = {
  openCase: { method: 'POST', path: '/api/cases', body: caseInput, response: caseOpened, status: 201 },
  openSample: { method: 'POST', path: '/api/samples', response: caseOpened, status: 201 },
  openSession: {
    method: 'POST',
    path: '/api/sessions',
    body: z.strictObject({ receiptCode: text(60) }),
    response: z.object({ caseId: z.string(), token: z.string() }),
    status: 201,
  },
  closeSession: { method: 'DELETE', path: '/api/sessions/current', response: z.null(), status: 204 },
  getCase: { method: 'GET', path: '/api/cases/:caseId', params: caseParams, response: caseView, status: 200 },
  changeCase: {
    method: 'PATCH',
    path: '/api/cases/:caseId',
    params: caseParams,
    body: caseChange,
    response: caseView,
    status: 200,
  },
  eraseCase: {
    method: 'DELETE',
    path: '/api/cases/:caseId',
    params: caseParams,
    response: z.null(),
    status: 204,
  },
  correctFacts: {
    method: 'PUT',
    path: '/api/cases/:caseId/facts',
    params: caseParams,
    /** The whole set of the buyer's corrections; a fact left out returns to what was read. */
    body: factValues,
    response: facts,
    status: 200,
  },
  /** multipart/form-data, one part `file`; `Idempotency-Key` makes a retry safe. */
  addItem: {
    method: 'POST',
    path: '/api/cases/:caseId/items',
    params: caseParams,
    response: itemView,
    status: 201,
    stream: 'up',
  },
  changeItem: {
    method: 'PATCH',
    path: '/api/cases/:caseId/items/:itemId',
    params: itemParams,
    body: z.strictObject({ kind: itemKind }),
    response: itemView,
    status: 200,
  },
  withdrawItem: {
    method: 'DELETE',
    path: '/api/cases/:caseId/items/:itemId',
    params: itemParams,
    response: z.null(),
    status: 204,
  },
  itemContent: {
    method: 'GET',
    path: '/api/cases/:caseId/items/:itemId/content',
    params: itemParams,
    response: z.null(),
    status: 200,
    stream: 'down',
  },
  itemThumbnail: {
    method: 'GET',
    path: '/api/cases/:caseId/items/:itemId/thumbnail',
    params: itemParams,
    response: z.null(),
    status: 200,
    stream: 'down',
  },
  letter: {
    method: 'GET',
    path: '/api/cases/:caseId/letters/:letter',
    /** `<name>.pdf` or `<name>.docx`; `?page=N` of a PDF gives that page as PNG for the preview; its header `page-count` says how many there are. */
    params: caseParams.extend({ letter: text(80) }),
    query: z.object({ page: z.coerce.number().int().positive().optional() }),
    response: z.null(),
    status: 200,
    stream: 'down',
  },
  bundle: {
    method: 'GET',
    path: '/api/cases/:caseId/bundle',
    params: caseParams,
    response: z.null(),
    status: 200,
    stream: 'down',
  },
  diagnose: {
    method: 'POST',
    path: '/api/diagnoses',
    body: z.strictObject({ text: text(100_000) }),
    response: z.object({ findings: z.array(finding), lawful: z.array(lawfulNote) }),
    status: 200,
  },
  listDeadlines: {
    method: 'GET',
    path: '/api/deadlines',
    response: z.object({ rules: z.array(deadlineRule), calendar: holidayCalendar }),
    status: 200,
  },
  getDeadline: {
    method: 'GET',
    path: '/api/deadlines/:rule',
    params: z.object({ rule: text(60) }),
    query: z.object({ from: day }),
    response: deadlineAnswer,
    status: 200,
  },
  listGateQuestions: {
    method: 'GET',
    path: '/api/gates',
    response: z.object({ questions: z.array(gateQuestion) }),
    status: 200,
  },
  verifyBundle: {
    method: 'POST',
    path: '/api/verifications',
    response: verification,
    status: 200,
    stream: 'up',
  },
  ...casesEndpoints,
  ...claimsEndpoints,
  ...linkingEndpoints,
  ...logEndpoints,
  ...membersEndpoints,
  ...deliveryEndpoints,
  ...securityEndpoints,
  ...depositsEndpoints,
  ...vettingEndpoints,
  ...departureEndpoints,
  ...nameChangeEndpoints,
  ...directoryEndpoints,
  ...oversightEndpoints,
  ...integratorsEndpoints,
  ...serviceEndpoints,
  ...statementsEndpoints,
  ...templateEndpoints,
  ...sourcesEndpoints,
  ...tradeEndpoints,
  ...webhooksEndpoints,
} as const satisfies Record<string, Endpoint>;

export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  response: z.ZodType;
  status: number;
  stream?: 'up' | 'down';
  /** The handler gets the exact bytes of the body, since they are signed; `body` says what they hold. */
  verbatim?: { maxBytes: number };
  /** Other statuses with the same answer. */
  also?: readonly number[];
}
export type EndpointName = keyof typeof endpoints;
