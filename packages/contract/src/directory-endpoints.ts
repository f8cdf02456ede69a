import { z } from 'zod';
import {
  divisionCode,
  divisionView,
  entryChange,
  entryHistory,
  entryType,
  officeKind,
  officeView,
  platformView,
  proposalView,
} from './directory-view.ts';
import type { Endpoint } from './endpoints.ts';
import { jurisdictionAnswer, jurisdictionQuestion } from './jurisdiction-view.ts';
import { text } from './vocabulary.ts';

const entryParams = z.object({ entryId: text(60) });
const cursor = text(200).optional();
const entryAnswer = z.union([officeView, platformView]);

/** Who is competent, the directory of offices and platforms, and what only an operator may do with it. */
export const directoryEndpoints = {
  resolveJurisdiction: {
    method: 'POST',
    path: '/api/jurisdictions',
    body: jurisdictionQuestion,
    response: jurisdictionAnswer,
    status: 200,
  },
  listDivisions: {
    method: 'GET',
    path: '/api/divisions',
    /** Without `parent` the provinces. */
    query: z.object({ parent: divisionCode.optional() }),
    response: z.object({ asOf: z.string(), divisions: z.array(divisionView) }),
    status: 200,
  },
  searchOffices: {
    method: 'GET',
    path: '/api/offices',
    /** `division`: those of it and of all below it. */
    query: z.object({
      kind: officeKind.optional(),
      division: divisionCode.optional(),
      q: text(60).optional(),
      cursor,
    }),
    response: z.object({ offices: z.array(officeView), cursor: z.string().optional() }),
    status: 200,
  },
  getOffice: {
    method: 'GET',
    path: '/api/offices/:entryId',
    params: entryParams,
    response: z.object({ office: officeView, history: entryHistory }),
    status: 200,
  },
  searchPlatforms: {
    method: 'GET',
    path: '/api/platforms',
    query: z.object({ q: text(300).optional(), cursor }),
    response: z.object({ platforms: z.array(platformView), cursor: z.string().optional() }),
    status: 200,
  },
  getPlatform: {
    method: 'GET',
    path: '/api/platforms/:entryId',
    params: entryParams,
    response: z.object({ platform: platformView, history: entryHistory }),
    status: 200,
  },
  proposeChange: {
    method: 'POST',
    path: '/api/directory/proposals',
    body: entryChange,
    response: z.object({ proposalId: z.string() }),
    status: 201,
  },
  listProposals: {
    method: 'GET',
    path: '/api/operator/directory/proposals',
    query: z.object({ state: z.enum(['open', 'accepted', 'refused']).optional(), cursor }),
    response: z.object({
      proposals: z.array(proposalView),
      open: z.int(),
      cursor: z.string().optional(),
    }),
    status: 200,
  },
  decideProposal: {
    method: 'POST',
    path: '/api/operator/directory/proposals/:proposalId/decision',
    params: z.object({ proposalId: text(60) }),
    body: z.strictObject({
      decision: z.enum(['accept', 'refuse']),
      reason: text(300).optional(),
      /** Accept although something changed since the proposer looked. */
      despiteConflict: z.boolean().optional(),
    }),
    response: proposalView,
    status: 200,
  },
  saveEntry: {
    method: 'POST',
    path: '/api/operator/directory/entries',
    /** `revision` is the one that was seen; absent for a new entry. */
    body: z.strictObject({ entry: entryChange, revision: z.int().optional() }),
    response: entryAnswer,
    status: 200,
  },
  removeEntry: {
    method: 'DELETE',
    path: '/api/operator/directory/entries/:entryId',
    params: entryParams,
    response: z.null(),
    status: 204,
  },
  exportDirectory: {
    method: 'GET',
    path: '/api/operator/directory/export',
    query: z.object({ type: entryType }),
    response: z.null(),
    status: 200,
    stream: 'down',
  },
  /** A CSV file (UTF-8) with the columns of the export; all of it or nothing. */
  importDirectory: {
    method: 'POST',
    path: '/api/operator/directory/import',
    query: z.object({ type: entryType, dryRun: z.enum(['yes', 'no']).optional() }),
    response: z.object({ added: z.int(), changed: z.int(), unchanged: z.int() }),
    status: 200,
    stream: 'up',
  },
} as const satisfies Record<string, Endpoint>;
