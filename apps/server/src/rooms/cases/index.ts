import { migrate } from '#platform/database';
import type { Server } from '#platform/http';
import { createMemo } from '#platform/memo';
import { changeCase } from './commands/change-case.ts';
import { eraseCase } from './commands/erase-case.ts';
import { issueBundle } from './commands/issue-bundle.ts';
import { issueLetter } from './commands/issue-letter.ts';
import { openCase } from './commands/open-case.ts';
import { openSample } from './commands/open-sample.ts';
import type { CasesDeps } from './deps.ts';
import { addCasesRoutes } from './http/index.ts';
import { removeBlob } from './jobs/remove-blob.ts';
import { migrations } from './migrations.ts';
import { loadCase } from './queries/load-case.ts';
import { readCase } from './queries/read-case.ts';
import { type LetterFormat, letterFormats, letterNames } from './rules/letter-files.ts';
import type { LetterKind } from './rules/letters/index.ts';
import { namedBlobs } from './store.ts';

export type { CasesDeps } from './deps.ts';

/** The path of a case: what the buyer says, gates, next steps, letters and the bundle. */
export async function createCasesRoom(given: Omit<CasesDeps, 'assessed'>) {
  const deps: CasesDeps = { ...given, assessed: createMemo(500) };
  await migrate(deps.db, 'cases', migrations);
  deps.outbox.handle('cases.remove-blob', removeBlob(deps));
  return {
    letterNames,
    letterFormats,
    openCase: (input: Parameters<typeof openCase>[1]) => openCase(deps, input),
    openSample: () => openSample(deps),
    changeCase: (input: Parameters<typeof changeCase>[1]) => changeCase(deps, input),
    eraseCase: (caseId: string) => eraseCase(deps, caseId),
    readCase: (caseId: string) => readCase(deps, caseId),
    issueLetter: async (caseId: string, name: LetterKind, format: LetterFormat) =>
      issueLetter(deps, await loadCase(deps, caseId), name, format),
    issueBundle: (caseId: string) => issueBundle(deps, caseId),
    namedBlobs: (keys: readonly string[]) => namedBlobs(deps.db, keys),
    http: (app: Server) => addCasesRoutes(app, deps),
  };
}
