import { createAlarm } from './jobs/alarm.ts';
import { type Anchoring, createAnchoring } from './jobs/anchoring.ts';
import { createAuditing } from './jobs/audit.ts';
import { createWitnessing, type WitnessingPart } from './jobs/collect-cosignatures.ts';
import { createSitePublisher } from './jobs/publish-site.ts';
import { createSavedHead } from './jobs/saved-head.ts';
import { createStamping, type Stamping } from './jobs/stamp-heads.ts';
import { witnessKeys } from './queries/audit-witnesses.ts';
import type { NotaryDeps, NotaryPart } from './room.ts';

/** What a part of the notary gets beside the room's own dependencies. */
export interface PartDeps extends NotaryDeps {
  vkey: string;
  /** True while this process holds the lease: what costs others something is done by one node only. */
  sequences(): boolean;
}

export interface Parts {
  all: NotaryPart[];
  /** Those that the room's door leads to; absent when they are off. */
  anchoring?: Anchoring;
  stamping?: Stamping;
  witnessing?: WitnessingPart;
}

/** The background parts of the notary; each is off without its configuration and reads its own file. */
export async function createParts(deps: PartDeps): Promise<Parts> {
  const { policyFile, siteUrl } = deps;
  // First, since it says best what is wrong with a policy that others read too.
  const witnessing = policyFile === undefined ? undefined : await createWitnessing(policyFile, deps);
  const witnesses = witnessKeys(policyFile);
  const all: NotaryPart[] = [createAuditing({ ...deps, witnesses }), createAlarm(deps)];
  if (deps.headFile !== undefined) all.push(createSavedHead(deps, deps.headFile));
  if (witnessing) all.push(witnessing);
  if (siteUrl !== undefined) all.push(await createSitePublisher({ ...deps, siteUrl }));
  const stamping = createStamping(deps);
  if (stamping) all.push(stamping);
  const made = { all, ...(witnessing ? { witnessing } : {}), ...(stamping ? { stamping } : {}) };
  if (deps.anchorsFile === undefined) return made;
  const anchoring = createAnchoring(deps, deps.anchorsFile);
  return { ...made, all: [...all, anchoring], anchoring };
}
