import { renderLetter } from '#platform/documents';
import type { CasesDeps } from '../deps.ts';
import { timelineData } from '../rules/timeline-data.ts';
import type { LoadedCase } from './load-case.ts';
import { readTimeline } from './read-timeline.ts';

/** The whole timeline as PDF, with where each line stands in the log; looking prints, it issues nothing. */
export async function printTimeline(deps: CasesDeps, loaded: LoadedCase): Promise<Uint8Array> {
  const timeline = await readTimeline(deps, loaded.row.id, loaded.items);
  const { origin, vkey } = deps.notary;
  return renderLetter('timeline', timelineData({ ...loaded, timeline, log: { origin, vkey } }), 'pdf');
}
