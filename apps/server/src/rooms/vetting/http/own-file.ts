import { openUpload, route, type Server } from '#platform/http';
import type { OrgActor } from '#rooms/members';
import { addDocument, dateDocument, removeDocument } from '../commands/documents.ts';
import { openOwnPaper } from '../commands/open-paper.ts';
import { saveFacts } from '../commands/save-facts.ts';
import { submit, takeBack } from '../commands/submit.ts';
import type { VettingDeps } from '../deps.ts';
import { readOwnFile } from '../queries/own-file.ts';
import { documentMissing, documentNotFound } from '../refusals.ts';
import { givePaper } from './paper.ts';

/** What the organisation itself does with its file. */
export function addOwnFileRoutes(app: Server, deps: VettingDeps): void {
  const mayRead = { guard: deps.members.actsFor('vetting.read') };
  const maySubmit = { guard: deps.members.actsFor('vetting.submit') };
  const viewFor = ({ orgId, role }: OrgActor) =>
    readOwnFile(deps, orgId, { role, mayEdit: role === 'owner' || role === 'manager' });
  route(app, 'getVetting', ({ actor }) => viewFor(actor), mayRead);
  route(
    app,
    'saveVettingFacts',
    async ({ params: { orgId }, body, actor }) => {
      await saveFacts(deps, { orgId, by: actor.id, facts: body });
      return viewFor(actor);
    },
    maySubmit,
  );
  route(
    app,
    'submitVetting',
    async ({ params: { orgId }, actor, language }) => {
      await submit(deps, { orgId, by: actor.id, language });
      return viewFor(actor);
    },
    maySubmit,
  );
  route(
    app,
    'takeBackVetting',
    async ({ params: { orgId }, actor }) => {
      await takeBack(deps, { orgId, by: actor.id });
      return viewFor(actor);
    },
    maySubmit,
  );
  addPaperRoutes(app, deps);
}

function addPaperRoutes(app: Server, deps: VettingDeps): void {
  const maySubmit = { guard: deps.members.actsFor('vetting.submit') };
  const viewFor = ({ orgId, role }: OrgActor) => readOwnFile(deps, orgId, { role, mayEdit: true });
  route(
    app,
    'addVettingDocument',
    async ({ params: { orgId, kind }, query, actor, request }) => {
      const upload = await openUpload(request);
      if (!upload) throw documentMissing();
      const documentId = await addDocument(deps, {
        ...{ orgId, kind, by: actor.id, validUntil: query.validUntil },
        declaredName: upload.filename,
        content: upload.content,
      });
      const added = (await viewFor(actor)).documents.find((one) => one.documentId === documentId);
      if (!added) throw documentNotFound();
      return added;
    },
    maySubmit,
  );
  route(
    app,
    'dateVettingDocument',
    async ({ params, body, actor }) => {
      await dateDocument(deps, { ...params, by: actor.id, validUntil: body.validUntil });
      return viewFor(actor);
    },
    maySubmit,
  );
  route(
    app,
    'removeVettingDocument',
    async ({ params, actor }) => {
      await removeDocument(deps, { ...params, by: actor.id });
      return null;
    },
    maySubmit,
  );
  route(
    app,
    'vettingDocument',
    async ({ params, actor, reply }) =>
      givePaper(reply, await openOwnPaper(deps, { ...params, role: actor.role })),
    { guard: deps.members.actsFor('vetting.read') },
  );
}
