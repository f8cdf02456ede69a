import type { ItemView, TimelineLine } from '@redress/contract';
import type { CasesDeps } from '../deps.ts';
import { caseEvent } from '../events.ts';
import { channelTitle } from '../rules/channel-law.ts';
import { letterTitles } from '../rules/letter-files.ts';
import { listEvents } from '../store-events.ts';
import { lineOf, withStatus } from './timeline-lines.ts';

const words = {
  channelTitle,
  letterTitle: (name: string) => letterTitles[name as keyof typeof letterTitles] ?? { zh: name, en: name },
};

/** All that happened in the case and when it was sealed, oldest first: the room's events, and the items as they came in. */
export async function readTimeline(
  deps: CasesDeps,
  caseId: string,
  items: readonly Pick<ItemView, 'id' | 'file' | 'seal'>[],
): Promise<TimelineLine[]> {
  const events = await listEvents(deps.db, caseId);
  const lines = await Promise.all(
    events.map(async ({ id, kind, version, body, at }): Promise<TimelineLine> => {
      const event = caseEvent.parse({ kind, version, body });
      const moved = 'status' in event.body && event.kind !== 'case.decided' ? event.body.status : undefined;
      const stepId = 'stepId' in event.body ? event.body.stepId : undefined;
      return {
        id,
        at: at.toISOString(),
        kind,
        what: withStatus(lineOf(event, words), moved),
        ...(stepId ? { stepId } : {}),
        ...(await sealOf(deps, id)),
      };
    }),
  );
  return [...lines, ...items.flatMap(itemLine)].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function itemLine({ id, file, seal }: Pick<ItemView, 'id' | 'file' | 'seal'>): TimelineLine[] {
  if (!seal) return [];
  const what = { zh: `存证：${file}`, en: `Evidence sealed: ${file}` };
  return [{ id, at: seal.sealedAt, kind: 'item.sealed', what, seal }];
}

const maxSealsKept = 50_000;

/** Where an event stands in the log; nothing until a published checkpoint covers it. */
export async function sealOf(
  { notary, seals }: Pick<CasesDeps, 'notary' | 'seals'>,
  id: string,
): Promise<Pick<TimelineLine, 'seal'>> {
  const known = seals.get(id);
  if (known) return { seal: known };
  const found = await notary.sealOf(id);
  if (!found) return {};
  const seal = { index: found.index, sealedAt: new Date(found.sealedAtMs).toISOString() };
  if (found.older) return { seal };
  if (seals.size >= maxSealsKept) seals.clear();
  seals.set(id, seal);
  return { seal };
}
