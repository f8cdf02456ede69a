import { migrate, type Trx } from '#platform/database';
import type { Server } from '#platform/http';
import { createMemo } from '#platform/memo';
import { changeCase } from './commands/change-case.ts';
import { changeStep } from './commands/change-step.ts';
import { decideCase } from './commands/decide-case.ts';
import { eraseCase } from './commands/erase-case.ts';
import { handToBuyer } from './commands/hand-to-buyer.ts';
import { issueBundle } from './commands/issue-bundle.ts';
import { issueLetter } from './commands/issue-letter.ts';
import { openCase } from './commands/open-case.ts';
import { openSample } from './commands/open-sample.ts';
import { openStep } from './commands/open-step.ts';
import { recordStepEvent } from './commands/record-step-event.ts';
import { cancelStep, releaseStep } from './commands/release-step.ts';
import { setContact } from './commands/set-contact.ts';
import type { CasesDeps } from './deps.ts';
import { addCasesRoutes } from './http/index.ts';
import { draftLetters } from './jobs/draft-letters.ts';
import { followPath } from './jobs/follow-path.ts';
import { removeBlob } from './jobs/remove-blob.ts';
import { createTicker } from './jobs/ticker.ts';
import { migrations } from './migrations.ts';
import { caseContact, historyOf } from './queries/history.ts';
import { loadCase } from './queries/load-case.ts';
import { readCase } from './queries/read-case.ts';
import { stepForService } from './queries/step-for-service.ts';
import { type LetterFormat, letterFormats, letterNames } from './rules/letter-files.ts';
import type { JointCases, LetterKind } from './rules/letters/index.ts';
import { namedBlobs } from './store.ts';

/** The path of a case: what the buyer says, gates, steps, deadlines, letters and the bundle. */
export async function createCasesRoom(given: Omit<CasesDeps, 'assessed' | 'seals'>) {
  const deps: CasesDeps = { ...given, assessed: createMemo(500), seals: new Map() };
  await migrate(deps.db, 'cases', migrations);
  deps.outbox.handle('cases.remove-blob', removeBlob(deps));
  deps.outbox.handle('cases.draft', draftLetters(deps));
  deps.outbox.handle('cases.follow', followPath(deps));
  const { start, stop, tick } = createTicker(deps);
  return {
    start,
    stop,
    tick,
    letterNames,
    letterFormats,
    openCase: (input: Parameters<typeof openCase>[1]) => openCase(deps, input),
    openSample: () => openSample(deps),
    changeCase: (input: Parameters<typeof changeCase>[1]) => changeCase(deps, input),
    eraseCase: (caseId: string) => eraseCase(deps, caseId),
    readCase: (caseId: string) => readCase(deps, caseId),
    issueLetter: async (caseId: string, name: LetterKind, format: LetterFormat) =>
      issueLetter(deps, await loadCase(deps, caseId), name, format),
    /** The report of linked cases, written by one who joined them; `joint` names nobody who did not agree. */
    issueJointReport: async (caseId: string, joint: JointCases, format: LetterFormat) =>
      issueLetter(deps, { ...(await loadCase(deps, caseId)), joint }, 'joint-report', format),
    issueBundle: (caseId: string) => issueBundle(deps, caseId),
    openStep: (input: Parameters<typeof openStep>[1]) => openStep(deps, input),
    changeStep: (input: Parameters<typeof changeStep>[1]) => changeStep(deps, input),
    releaseStep: (input: Parameters<typeof releaseStep>[1]) => releaseStep(deps, input),
    cancelStep: (input: Parameters<typeof cancelStep>[1]) => cancelStep(deps, input),
    recordStepEvent: (trx: Trx, input: Parameters<typeof recordStepEvent>[2]) =>
      recordStepEvent(deps, trx, input),
    handToBuyer: (trx: Trx, input: Parameters<typeof handToBuyer>[2]) => handToBuyer(deps, trx, input),
    decideCase: (input: Parameters<typeof decideCase>[1]) => decideCase(deps, input),
    setContact: (caseId: string, contact: { email?: string | undefined }) =>
      setContact(deps, caseId, contact),
    stepForService: (caseId: string, stepId: string) => stepForService(deps, caseId, stepId),
    historyOf: (caseId: string) => historyOf(deps, caseId),
    caseContact: (caseId: string) => caseContact(deps, caseId),
    namedBlobs: (keys: readonly string[]) => namedBlobs(deps.db, keys),
    http: (app: Server) => addCasesRoutes(app, deps),
  };
}

export type CasesRoom = Awaited<ReturnType<typeof createCasesRoom>>;
