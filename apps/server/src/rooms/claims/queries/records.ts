import type { ClaimKind, ClaimStanding, ClaimState } from '@redress/contract';
import { inSnapshot, type Trx } from '#platform/database';
import { createPace } from '#platform/pace';
import { openContents } from '../contents.ts';
import type { ClaimsDeps } from '../deps.ts';
import { claimEvent } from '../events.ts';
import { type Answered, type AnsweredLine, answeredBy } from '../rules/answered.ts';
import { standingOf } from '../rules/standing.ts';
import * as records from '../store-records.ts';

/** A claim as whoever counts it sees it: nothing of the buyer, and no words. */
export interface StoodClaim extends Answered {
  claimId: string;
  merchantId: string | undefined;
  kind: ClaimKind;
  state: ClaimState;
  openedAtMs: number;
  openedEventId: string;
  standing: ClaimStanding;
  /** The shop reports its orders, and never reported this one: its number is the buyer's word alone. */
  unreported: boolean;
}

/** As whoever watches over a platform counts it: besides, what the respondent wrote to the buyer. */
export interface ClaimRecord extends StoodClaim {
  note: string | undefined;
  /** SHA-256 (hex) of the papers that are part of an answer. */
  papers: string[];
}

interface Asked {
  fromMs: number;
  untilMs: number;
  /** At most so many; one more is read, so that the caller sees that there are more. */
  limit: number;
}
export interface RecordsAsked extends Asked {
  platformId: string;
}

type Reader = Pick<ClaimsDeps, 'db' | 'blobs' | 'clock' | 'trade'>;

/** Claims about orders of a platform's shops that were opened in a time, the oldest first; erased ones count too. */
export async function recordsOf(deps: Reader, asked: RecordsAsked): Promise<ClaimRecord[]> {
  const { rows, events, papers } = await inSnapshot(deps.db, async (trx) => {
    const { span, ...read } = await readRows(trx, asked);
    return { ...read, papers: await records.listPapers(trx, span) };
  });
  const stood = await standEach(deps, rows, events);
  const papersOf = Map.groupBy(papers, ({ claim_id }) => claim_id);
  const pace = createPace();
  const found: ClaimRecord[] = [];
  for (const { row, claim } of stood) {
    // What was written to twenty thousand buyers is deciphered one by one: seconds.
    await pace();
    found.push({
      ...claim,
      note: row.claim && openContents(deps.blobs, row.claim).note,
      papers: (papersOf.get(row.id) ?? []).map(({ sha256 }) => sha256.toString('hex')),
    });
  }
  return found;
}

/** Claims that an organisation answers, opened in a time, the newest first: for its own counts. */
export async function standingsOf(deps: Reader, asked: Asked & { respondentId: string }) {
  const { rows, events } = await inSnapshot(deps.db, (trx) => readRows(trx, asked));
  return standEach(deps, rows, events);
}

type Rows = Awaited<ReturnType<typeof records.listRows>>;
type Events = Awaited<ReturnType<typeof records.listEvents>>;

async function standEach(deps: Reader, rows: Rows, events: Events) {
  const nowMs = deps.clock.now();
  const platformIds = [...new Set(rows.flatMap(({ platform_id }) => platform_id ?? []))];
  const reporting = await Promise.all(platformIds.map((id) => deps.trade.reportingSources(id)));
  const reports = (sourceId: string | null) =>
    sourceId !== null && reporting.some((sources) => sources.has(sourceId));
  const eventsOf = Map.groupBy(events, ({ subject_id }) => subject_id);
  const pace = createPace();
  const stood: { row: Rows[number]; claim: StoodClaim }[] = [];
  for (const row of rows) {
    await pace();
    stood.push({ row, claim: stand(row, eventsOf.get(row.id) ?? [], { nowMs, reports }) });
  }
  return stood;
}

function stand(
  row: Rows[number],
  events: Events,
  { nowMs, reports }: { nowMs: number; reports(sourceId: string | null): boolean },
): StoodClaim {
  const lines = events.map(({ id, kind, version, body, at }): AnsweredLine => {
    const event = claimEvent.parse({ kind, version, body });
    return { id, atMs: at.getTime(), kind, body: event.body as AnsweredLine['body'] };
  });
  const opened = lines[0]?.body as { reported?: boolean } | undefined;
  const reported = row.coverable || opened?.reported === true;
  const answered = answeredBy(lines);
  return {
    ...answered,
    standing: standingOf(answered, nowMs),
    unreported: !reported && reports(row.source_id),
    claimId: row.id,
    merchantId: row.respondent_id ?? undefined,
    kind: row.kind,
    state: row.state,
    openedAtMs: row.opened_at.getTime(),
    openedEventId: lines[0]?.id ?? '',
  };
}

/** Claims with the events of just these; nothing comes in between. */
async function readRows(trx: Trx, asked: Asked & records.Whose) {
  const rows = await records.listRows(trx, asked);
  if (rows.length === 0) return { rows, span: { ...asked, untilMs: asked.fromMs }, events: [] };
  // They are in order, one way or the other.
  const ends = [rows[0], rows.at(-1)].flatMap((row) => (row ? [row.opened_at.getTime()] : []));
  const span = { ...asked, fromMs: Math.min(...ends), untilMs: Math.max(...ends) + 1 };
  return { rows, span, events: await records.listEvents(trx, span) };
}
