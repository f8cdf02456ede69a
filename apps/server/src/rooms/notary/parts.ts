import { createAlarm } from './jobs/alarm.ts';
import { type Anchoring, createAnchoring } from './jobs/anchoring.ts';
import { createAuditing } from './jobs/audit.ts';
import { createSitePublisher } from './jobs/publish-site.ts';
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
}

/** The background parts of the notary; each is off without its configuration and reads its own file. */
export async function createParts(deps: PartDeps): Promise<Parts> {
  const witnesses = witnessKeys(deps.policyFile);
  const all: NotaryPart[] = [createAuditing({ ...deps, witnesses }), createAlarm(deps)];
  const { siteUrl } = deps;
  if (siteUrl !== undefined) all.push(await createSitePublisher({ ...deps, siteUrl }));
  if (deps.anchorsFile === undefined) return { all };
  const anchoring = createAnchoring(deps, deps.anchorsFile);
  return { all: [...all, anchoring], anchoring };
}
