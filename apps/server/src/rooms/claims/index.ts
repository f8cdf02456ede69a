import type { ClaimInput } from '@redress/contract';
import { migrate, type Trx } from '#platform/database';
import type { Server } from '#platform/http';
import { closeErased } from './commands/close-erased.ts';
import { eraseClaimsOfCase } from './commands/erase-claim.ts';
import { type OpenOptions, openClaim } from './commands/open-claim.ts';
import { noticeGate } from './commands/send-alert.ts';
import type { ClaimsDeps } from './deps.ts';
import { addClaimsRoutes } from './http/index.ts';
import { handleJobs } from './jobs/index.ts';
import { createTicker } from './jobs/ticker.ts';
import { migrations } from './migrations.ts';
import { readBuyerClaim, readRespondentClaim } from './queries/read-claim.ts';
import { type RecordsAsked, recordsOf } from './queries/records.ts';
import { countsOf } from './rules/standing.ts';
import { hasOpen, listByCase } from './store.ts';
import { namedBlobs } from './store-files.ts';
import { answerToken } from './tokens.ts';

export type { ClaimRecord } from './queries/records.ts';
export type ClaimsRoom = Awaited<ReturnType<typeof createClaimsRoom>>;

/** A buyer's claim, the answer to it and its end: whoever cannot show the delivery pays by the clock. */
export async function createClaimsRoom(deps: ClaimsDeps) {
  await migrate(deps.db, 'claims', migrations);
  handleJobs(deps);
  return {
    /** `tick` is one look at the clocks now: what is due is decided when it settles. */
    ...createTicker(deps),
    openClaim: (input: ClaimInput, options?: OpenOptions) => openClaim(deps, input, options),
    readBuyerClaim: (claimId: string) => readBuyerClaim(deps, claimId),
    readRespondentClaim: (claimId: string) => readRespondentClaim(deps, claimId),
    ofCase: (caseId: string) => listByCase(deps.db, caseId),
    /** The token of the respondent's link, for tests. */
    answerToken: (claimId: string) => answerToken(deps, claimId, 'mailed'),
    /** For the statements room: whether the other side of a case was told early enough. */
    noticeGate: (caseId: string) => noticeGate(deps, caseId),
    /** For whoever watches over a platform. */
    recordsOf: (asked: RecordsAsked) => recordsOf(deps, asked),
    countsOf,
    /** Whether a claim that this organisation answers is not over. */
    hasOpen: (respondentId: string) => hasOpen(deps.db, respondentId),
    /** In the transaction that erases the case. Refusal: `money-underway`. */
    eraseClaimsOfCase: (trx: Trx, caseId: string) => eraseClaimsOfCase(deps, trx, caseId),
    closeErased: () => closeErased(deps),
    namedBlobs: (keys: readonly string[]) => namedBlobs(deps.db, keys),
    http: (app: Server) => addClaimsRoutes(app, deps),
  };
}
