import type { Permission } from '@redress/contract';
import type { Guard } from '#platform/http';
import type { OrgActor } from '#rooms/members';
import type { OversightDeps } from '../deps.ts';
import { noPlatform } from '../refusals.ts';

/** Somebody who may do this for an organisation that is a platform. Refusals: those of `actsFor`, `no-platform`. */
export function watchesOver(deps: Pick<OversightDeps, 'members'>, permission: Permission): Guard<OrgActor> {
  const actsFor = deps.members.actsFor(permission);
  return async (request, params) => {
    const actor = await actsFor(request, params);
    const org = await deps.members.organisationOf(actor.orgId);
    if (!org?.kinds.includes('platform')) throw noPlatform();
    return actor;
  };
}
