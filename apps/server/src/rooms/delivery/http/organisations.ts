import { route, type Server } from '#platform/http';
import { addFile } from '../commands/add-file.ts';
import { setDuplicateCheck } from '../commands/duplicate-check.ts';
import { placeOfOrg } from '../commands/place-proof.ts';
import { draftStandard, publishStandard, signStandard } from '../commands/standards.ts';
import { submitProof } from '../commands/submit-proof.ts';
import type { DeliveryDeps } from '../deps.ts';
import { deliverySummary, listDeliveries, recordOfOrg, timelineOfOrg } from '../queries/deliveries.ts';
import { duplicateCheck } from '../queries/duplicate-check.ts';
import { rowViews, signatureView } from '../queries/standards.ts';
import * as standards from '../store-standards.ts';

/** What members and keys of an organisation do. */
export function addOrganisationRoutes(app: Server, deps: DeliveryDeps): void {
  const acts = deps.members.actsFor;
  addStandardRoutes(app, deps);
  route(app, 'listDeliveries', ({ params, query }) => listDeliveries(deps, params.orgId, query), {
    guard: acts('orders.read'),
  });
  route(app, 'deliverySummary', ({ params }) => deliverySummary(deps, params.orgId), {
    guard: acts('orders.read'),
  });
  route(app, 'orderAssessment', ({ params }) => timelineOfOrg(deps, params.orgId, params.orderId), {
    guard: acts('orders.read'),
  });
  route(app, 'orderRecord', ({ params }) => recordOfOrg(deps, params.orgId, params.orderId), {
    guard: acts('orders.read'),
  });
  route(
    app,
    'submitProof',
    async ({ params: { orgId }, body: { orderRef, platformId, ...proof }, actor }) => {
      const place = await placeOfOrg(deps, { orgId, platformId, orderRef });
      return submitProof(deps, { place, proof, owner: orgId, by: actor.id });
    },
    { guard: acts('proofs.submit') },
  );
  route(app, 'addProofFile', ({ params, request }) => addFile(deps, params.orgId, request), {
    guard: acts('proofs.submit'),
  });
  route(app, 'duplicateCheck', ({ params }) => duplicateCheck(deps, params.orgId), {
    guard: acts('sources.manage'),
  });
  route(
    app,
    'setDuplicateCheck',
    async ({ params: { orgId }, body }) => {
      await setDuplicateCheck(deps, orgId, body.takesPart);
      return duplicateCheck(deps, orgId);
    },
    { guard: acts('sources.manage') },
  );
}

function addStandardRoutes(app: Server, deps: DeliveryDeps): void {
  const acts = deps.members.actsFor;
  const viewOf = async (row: standards.StandardRow) => {
    const [view] = await rowViews(deps, [row]);
    if (!view) throw new Error('a kept standard has no view');
    return view;
  };
  route(
    app,
    'orgStandards',
    async ({ params: { orgId } }) => ({
      standards: await rowViews(deps, await standards.listOfOrg(deps.db, orgId)),
      signatures: await Promise.all(
        (await standards.listSignatures(deps.db, { orgId })).map((row) => signatureView(deps, row)),
      ),
    }),
    { guard: acts('standards.read') },
  );
  route(app, 'draftStandard', async ({ params, body }) => viewOf(await draftStandard(deps, params, body)), {
    guard: acts('standards.sign'),
  });
  route(
    app,
    'publishStandard',
    async ({ params, body }) => viewOf(await publishStandard(deps, params, body.fromDay)),
    { guard: acts('standards.sign') },
  );
  route(
    app,
    'signStandard',
    async ({ params: { orgId }, body, actor }) =>
      signatureView(deps, await signStandard(deps, { orgId, signedBy: actor.id, ...body })),
    { guard: acts('standards.sign') },
  );
}
