import { declareProblems, type Guard, type Server } from '#platform/http';
import type { EvidenceDeps } from '../deps.ts';
import { statuses } from '../refusals.ts';
import { addItemRoute } from './add-item.ts';
import { changeItemRoute } from './change-item.ts';
import { correctFactsRoute } from './correct-facts.ts';
import { itemContentRoute } from './item-content.ts';
import { itemThumbnailRoute } from './item-thumbnail.ts';
import { withdrawItemRoute } from './withdraw-item.ts';

/** All endpoints of the room; `guard` lets only the case's own session in. */
export function addEvidenceRoutes(app: Server, deps: EvidenceDeps, guard: Guard): void {
  declareProblems(app, statuses);
  for (const add of [
    addItemRoute,
    changeItemRoute,
    withdrawItemRoute,
    correctFactsRoute,
    itemContentRoute,
    itemThumbnailRoute,
  ])
    add(app, deps, guard);
}
