import { route, type Server } from '#platform/http';
import { correctDeparture } from '../commands/correct-departure.ts';
import { openDepartedPaper } from '../commands/open-paper.ts';
import type { VettingDeps } from '../deps.ts';
import { readDepartedFile } from '../queries/departed-file.ts';
import { departuresOf } from '../queries/departures.ts';
import { personNeeded } from '../refusals.ts';
import { givePaper } from './paper.ts';

/** A platform and the merchants that left it. */
export function addDepartureRoutes(app: Server, deps: VettingDeps): void {
  route(
    app,
    'listDepartures',
    async ({ params }) => ({ departures: await departuresOf(deps, params.orgId) }),
    { guard: deps.members.actsFor('vetting.read') },
  );
  route(
    app,
    'correctDeparture',
    async ({ params: { orgId, departureId }, body, actor }) => {
      if (actor.kind !== 'member') throw personNeeded();
      await correctDeparture(deps, { platformId: orgId, departureId, by: actor.id, ...body });
      const corrected = (await departuresOf(deps, orgId)).find((one) => one.departureId === departureId);
      if (!corrected) throw new Error(`departure ${departureId} is gone`);
      return corrected;
    },
    { guard: deps.members.actsFor('vetting.review') },
  );
  route(
    app,
    'getDepartedFile',
    async ({ params: { orgId, departureId }, actor }) => {
      if (actor.kind !== 'member') throw personNeeded();
      return readDepartedFile(deps, { platformId: orgId, departureId });
    },
    { guard: deps.members.actsFor('vetting.review') },
  );
  route(
    app,
    'departedFileDocument',
    async ({ params: { orgId, ...which }, actor, reply }) => {
      if (actor.kind !== 'member') throw personNeeded();
      const paper = await openDepartedPaper(deps, { platformId: orgId, ...which, personId: actor.id });
      return givePaper(reply, paper);
    },
    { guard: deps.members.actsFor('vetting.review') },
  );
}
