import type { ClaimKind, ClaimState } from '@redress/contract';
import { inSnapshot, type Trx } from '#platform/database';
import { createPace } from '#platform/pace';
import { openContents } from '../contents.ts';
import type { ClaimsDeps } from '../deps.ts';
import { claimEvent } from '../events.ts';
import { type Answered, type AnsweredLine, answeredBy } from '../rules/answered.ts';
import * as records from '../store-records.ts';

/** A claim as whoever watches over a platform counts it: nothing of the buyer but what the respondent wrote to her. */
export interface ClaimRecord extends Answered {
  claimId: string;
  merchantId: string | undefined;
  kind: ClaimKind;
  state: ClaimState;
  openedAtMs: number;
  openedEventId: string;
  note: string | undefined;
  /** SHA-256 (hex) of the papers that are part of an answer. */
  papers: string[];
  /** The shop reports its orders, and never reported this one: its number is the buyer's word alone. */
  unreported: boolean;
}

export interface RecordsAsked {
  platformId: string;
  fromMs: number;
  untilMs: number;
  /** At most so many; one more is read, so that the caller sees that there are more. */
  limit: number;
}

/** Claims about orders of a platform's shops that were opened in a time, the oldest first; erased ones count too. */
export async function recordsOf(
  deps: Pick<ClaimsDeps, 'db' | 'blobs' | 'trade'>,
  asked: RecordsAsked,
): Promise<ClaimRecord[]> {
  const reporting = await deps.trade.reportingSources(asked.platformId);
  const { rows, events, papers } = await inSnapshot(deps.db, (trx) => readRows(trx, asked));
  const papersOf = Map.groupBy(papers, ({ claim_id }) => claim_id);
  const eventsOf = Map.groupBy(events, ({ subject_id }) => subject_id);
  const pace = createPace();
  const found: ClaimRecord[] = [];
  for (const row of rows) {
    // What was written to twenty thousand buyers is deciphered one by one: seconds.
    await pace();
    const lines = (eventsOf.get(row.id) ?? []).map(({ id, kind, version, body, at }): AnsweredLine => {
      const event = claimEvent.parse({ kind, version, body });
      return { id, atMs: at.getTime(), kind, body: event.body as AnsweredLine['body'] };
    });
    const opened = lines[0]?.body as { reported?: boolean } | undefined;
    const reported = row.coverable || opened?.reported === true;
    found.push({
      ...answeredBy(lines),
      unreported: !reported && reporting.has(row.source_id ?? ''),
      claimId: row.id,
      merchantId: row.respondent_id ?? undefined,
      kind: row.kind,
      state: row.state,
      openedAtMs: row.opened_at.getTime(),
      openedEventId: lines[0]?.id ?? '',
      note: row.claim && openContents(deps.blobs, row.claim).note,
      papers: (papersOf.get(row.id) ?? []).map(({ sha256 }) => sha256.toString('hex')),
    });
  }
  return found;
}

/** Claims with the events and papers of just these; nothing comes in between. */
async function readRows(trx: Trx, asked: RecordsAsked) {
  const rows = await records.listOfPlatform(trx, asked);
  const last = rows.at(-1);
  const span = { ...asked, untilMs: last ? last.opened_at.getTime() + 1 : asked.fromMs };
  const events = await records.listEventsOfPlatform(trx, span);
  return { rows, events, papers: await records.listPapersOfPlatform(trx, span) };
}
