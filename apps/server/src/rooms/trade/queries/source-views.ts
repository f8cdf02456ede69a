import type { SourceEventView, SourceHealth, SourceView } from '@redress/contract';
import type { TradeDeps, TradeRoomDeps } from '../deps.ts';
import { sourceNotFound } from '../refusals.ts';
import { checkChain } from '../rules/chain.ts';
import { formatPublicKey } from '../signatures.ts';
import * as store from '../store.ts';
import * as received from '../store-received.ts';
import { listRefusals } from '../store-refusals.ts';

const healthDays = 7;
const dayMs = 86_400_000;
const page = 50;
const longestChain = 5000;

/** Another organisation's source does not exist for this one. Refusal: `source-not-found`. */
export async function sourceOf(
  deps: Pick<TradeDeps, 'db'>,
  { orgId, sourceId }: { orgId: string; sourceId: string },
): Promise<store.SourceRow> {
  const source = await store.findSource(deps.db, sourceId);
  if (source?.platform_id !== orgId) throw sourceNotFound();
  return source;
}

/** Never a secret: only since when and until when there is one. */
export async function sourceView(deps: TradeDeps, row: store.SourceRow): Promise<SourceView> {
  const secrets = await store.liveSecrets(deps.db, row.id, new Date(deps.clock.now()));
  const keys = await store.listKeys(deps.db, row.id);
  return {
    id: row.id,
    name: row.name,
    ...(row.software === null ? {} : { software: row.software }),
    kind: row.kind,
    state: row.state,
    createdAt: row.created_at.toISOString(),
    base: `${deps.publicUrl}/api/sources/${row.id}`,
    secrets: secrets.map((secret) => spanOf(secret)),
    keys: keys.map((key) => ({
      id: key.id,
      publicKey: formatPublicKey(key.public_key),
      addedBy: key.added_by,
      ...spanOf(key),
    })),
  };
}

const spanOf = ({ created_at: createdAt, until }: { created_at: Date; until: Date | null }) => ({
  createdAt: createdAt.toISOString(),
  ...(until ? { until: until.toISOString() } : {}),
});

/** How a source did in the last days: what is late, unsigned, contradicted or refused, and what is missing. */
export async function sourceHealth(deps: TradeRoomDeps, { id }: store.SourceRow): Promise<SourceHealth> {
  await deps.refusals.flush();
  const since = new Date(deps.clock.now() - healthDays * dayMs);
  const { lastAt, ...counts } = await received.healthOf(deps.db, id, since);
  const links = await received.listChain(deps.db, id, longestChain);
  return {
    ...(lastAt ? { lastAt: lastAt.toISOString() } : {}),
    ...counts,
    refused: await listRefusals(deps.db, id, since.toISOString().slice(0, 10)),
    chain: checkChain(
      links.map(({ id: eventId, seq, sha256, prev }) => ({
        id: eventId,
        seq: Number(seq),
        sha256: sha256.toString('hex'),
        ...(prev ? { prev: prev.toString('hex') } : {}),
      })),
    ),
  };
}

/** Those shops of a platform that reported an order by themselves, ever. */
export async function reportingSources(
  { db }: Pick<TradeDeps, 'db'>,
  platformId: string,
): Promise<Set<string>> {
  return new Set(await received.listReporting(db, platformId));
}

/** The newest first. */
export async function listSourceEvents(
  deps: Pick<TradeDeps, 'db'>,
  { id }: store.SourceRow,
  { conflicts, cursor }: { conflicts: boolean; cursor: string | undefined },
): Promise<{ events: SourceEventView[]; cursor?: string }> {
  const filter = { conflicts, before: readCursor(cursor) };
  const rows = await received.listNewest(deps.db, id, filter, page + 1);
  const shown = rows.slice(0, page);
  const last = shown.at(-1);
  return {
    events: shown.map((row) => ({
      id: row.event_id,
      type: row.type,
      known: row.known,
      occurredAt: row.occurred_at.toISOString(),
      receivedAt: row.received_at.toISOString(),
      backfilled: row.backfilled,
      conflict: row.conflict,
      signature: row.signature,
      by: row.by,
      sealId: row.id,
    })),
    ...(rows.length > page && last ? { cursor: cursorOf(last) } : {}),
  };
}

const cursorOf = ({ received_at: at, id }: received.ReceivedRow): string =>
  Buffer.from(`${at.getTime()} ${id}`).toString('base64url');

function readCursor(cursor: string | undefined): { at: Date; id: string } | undefined {
  const match = /^(\d{1,15}) (\w+)$/.exec(Buffer.from(cursor ?? '', 'base64url').toString());
  return match ? { at: new Date(Number(match[1])), id: match[2] as string } : undefined;
}

/** Every source of a platform and how it did. */
export async function healthOf(
  deps: TradeRoomDeps,
  platformId: string,
): Promise<{ sourceId: string; name: string; state: 'active' | 'closed'; health: SourceHealth }[]> {
  const rows = (await store.listSources(deps.db, platformId)).filter(({ kind }) => kind === 'shop');
  return Promise.all(
    rows.map(async (row) => ({
      sourceId: row.id,
      name: row.name,
      state: row.state,
      health: await sourceHealth(deps, row),
    })),
  );
}
