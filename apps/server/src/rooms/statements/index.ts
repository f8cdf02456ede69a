import { migrate } from '#platform/database';
import type { Server } from '#platform/http';
import { replyCodeOf, slugOf } from './addresses.ts';
import type { StatementsDeps } from './deps.ts';
import { addStatementsRoutes } from './http/index.ts';
import { eraseStatement } from './jobs/erase-statement.ts';
import { redactPictureJob } from './jobs/redact-picture.ts';
import { removeBlob } from './jobs/remove-blob.ts';
import { migrations } from './migrations.ts';
import { readStatement } from './queries/read-statement.ts';
import { namedBlobs } from './store.ts';

/** The public statement of a case: what its items prove, redacted, published, answered, withdrawn. */
export async function createStatementsRoom(deps: StatementsDeps) {
  await migrate(deps.db, 'statements', migrations);
  deps.outbox.handle('statements.redact', redactPictureJob(deps));
  deps.outbox.handle('statements.remove-blob', removeBlob(deps));
  deps.outbox.handle('statements.erase', eraseStatement(deps));
  return {
    readStatement: (caseId: string) => readStatement(deps, caseId),
    /** Where the other side replies, for the letter that is served on it. */
    replyAccess: (caseId: string) => ({
      url: `${deps.publicUrl}/reply/${slugOf(deps, caseId)}`,
      code: replyCodeOf(deps, caseId),
    }),
    namedBlobs: (keys: readonly string[]) => namedBlobs(deps.db, keys),
    http: (app: Server) => addStatementsRoutes(app, deps),
  };
}
