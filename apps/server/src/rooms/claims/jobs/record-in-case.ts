import type { Handler } from '#platform/outbox';
import { canonicalJson } from '#rooms/evidence';
import type { ClaimsDeps } from '../deps.ts';
import { readBuyerClaim } from '../queries/read-claim.ts';
import { claimRecord } from '../rules/claim-record.ts';
import { isHiddenEvent } from '../rules/hidden.ts';
import * as store from '../store.ts';
import { listEvents, listSalts, noteRecorded } from '../store-rules.ts';

/**
 * Puts the record of a claim among the evidence of its case, and so into its bundle: once when the case is opened and once
 * for each end. Killed after the item was kept, the note in the same transaction keeps a second one away.
 */
export function recordInCase(deps: ClaimsDeps): Handler<{ claimId: string }> {
  return async ({ payload: { claimId }, key }) => {
    const claim = await store.findClaim(deps.db, claimId);
    if (!claim?.case_id) return 'done';
    const text = await recordOf(deps, claimId);
    try {
      await deps.evidence.addItem({
        caseId: claim.case_id,
        declaredName: '买家主张记录.txt',
        content: once(Buffer.from(text)),
        provenance: 'server',
        alongside: async (trx) => {
          if (!(await noteRecorded(trx, key))) throw new AlreadyRecorded();
        },
      });
    } catch (error) {
      if (!(error instanceof AlreadyRecorded)) throw error;
    }
    return 'done';
  };
}

class AlreadyRecorded extends Error {}

async function recordOf(deps: ClaimsDeps, claimId: string): Promise<string> {
  const view = await readBuyerClaim(deps, claimId);
  const salts = await listSalts(deps.db, claimId);
  const events = (await listEvents(deps.db, claimId)).map((row) => {
    const { id, kind, version, body, sequence } = row;
    // Of whoever has not shown that she paid: her record in a case is anew once she does.
    if (view.detailsHidden && isHiddenEvent(kind)) return { id };
    const event = { id, subjectId: row.subject_id, kind, version, body, atMs: row.at.getTime(), sequence };
    return {
      id,
      json: Buffer.from(canonicalJson(event)).toString(),
      salt: salts.get(id)?.toString('base64') ?? '',
    };
  });
  return claimRecord({ ...view, headline: view.headline.zh, events });
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
