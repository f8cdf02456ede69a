import { route, type Server } from '#platform/http';
import { addPicture, changePicture, removePicture } from '../commands/pictures.ts';
import type { StatementsDeps } from '../deps.ts';
import { readStatement } from '../queries/read-statement.ts';
import { pictureNotFound, pictureNotReady } from '../refusals.ts';
import * as store from '../store.ts';

/** Pictures of the draft; only their redacted copies are ever given out here. */
export function addPictureRoutes(app: Server, deps: StatementsDeps): void {
  const guard = deps.members.ownsCase;
  route(
    app,
    'addStatementPicture',
    async ({ params, body }) => {
      await addPicture(deps, params.caseId, body.itemId);
      return readStatement(deps, params.caseId);
    },
    { guard },
  );
  route(
    app,
    'changeStatementPicture',
    async ({ params, body }) => {
      await changePicture(deps, params.caseId, params.pictureId, body.chosen);
      return readStatement(deps, params.caseId);
    },
    { guard },
  );
  route(
    app,
    'removeStatementPicture',
    async ({ params }) => {
      await removePicture(deps, params.caseId, params.pictureId);
      return null;
    },
    { guard },
  );
  route(
    app,
    'statementPicture',
    async ({ params, reply }) => {
      const statement = await store.findStatement(deps.db, params.caseId);
      const picture = await store.findPicture(deps.db, params.caseId, params.pictureId);
      if (!statement || !picture) throw pictureNotFound();
      if (picture.state !== 'ready' || !picture.blob) throw pictureNotReady();
      reply.header('content-type', 'image/webp');
      return deps.blobs.get(statement.vault, picture.blob);
    },
    { guard },
  );
}
