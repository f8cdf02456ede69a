import type { DeliveryDeps } from '../deps.ts';
import { alliancePepper } from '../keyed.ts';
import * as store from '../store.ts';

/** Whether the organisation compares its codes with other platforms', and then with which pepper. */
export async function duplicateCheck(deps: DeliveryDeps, orgId: string) {
  const takesPart = await store.isPartner(deps.db, orgId);
  return { takesPart, ...(takesPart ? { pepper: alliancePepper(deps) } : {}) };
}
