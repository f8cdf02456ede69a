import { newId } from '#platform/clock';
import type { Trx } from '#platform/database';
import type { LinkingDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { connect, isLink } from '../rules/connect.ts';
import { levelOf, linkPoints, pointsOf } from '../rules/weights.ts';
import * as store from '../store.ts';
import * as clusters from '../store-clusters.ts';
import { recordEvents } from './record-events.ts';

/** What changed of a case's values, in the transaction that holds the lock. */
export interface LinkChange {
  epoch: number;
  caseId: string;
  added: readonly store.StoredValue[];
  removed: readonly store.StoredValue[];
}

/**
 * Brings the clusters up to date after the values of one case changed: what only grew is merged at once; where a value
 * went, or became too common to count, the clusters concerned are put together anew. Gives the clusters to judge.
 */
export async function relink(deps: LinkingDeps, trx: Trx, change: LinkChange): Promise<string[]> {
  const { epoch, caseId, added, removed } = change;
  const moved = await settleLevels(trx, [...added, ...removed]);
  // A value that nobody else had held nothing together.
  const lost = removed.some((v) => v.epoch === epoch && v.cases > 0 && pointsOf(v.kind, v.level) > 0);
  const shaken = moved.filter((value) => value.epoch === epoch).map(({ digest }) => digest);
  const touched = new Set<string>();
  if (lost || shaken.length > 0) {
    const holders = await clusters.holdersOf(trx, epoch, shaken);
    for (const id of await regroup(deps, trx, epoch, [caseId, ...holders])) touched.add(id);
  }
  if (added.length > 0 || lost || shaken.length > 0) {
    const joined = await mergeNeighbours(deps, trx, epoch, caseId);
    for (const id of joined.gone) touched.delete(id);
    if (joined.clusterId) touched.add(joined.clusterId);
  }
  const own = (await store.findCase(trx, caseId))?.cluster_id;
  if (own) touched.add(own);
  return [...touched];
}

/** Values whose count passed a limit of their kind, with their new level. */
async function settleLevels(trx: Trx, values: readonly store.StoredValue[]): Promise<store.StoredValue[]> {
  const moved: store.StoredValue[] = [];
  for (const value of values) {
    const level = levelOf(value.kind, value.cases, value.start);
    if (level === value.level || value.cases === 0) continue;
    await store.setLevel(trx, value, level);
    moved.push({ ...value, level });
  }
  return moved;
}

/** Puts these cases and all of their clusters together anew. Gives the clusters that are left of them. */
async function regroup(
  deps: LinkingDeps,
  trx: Trx,
  epoch: number,
  caseIds: readonly string[],
): Promise<string[]> {
  const members = await clusters.withClusters(trx, caseIds);
  const clusterOf = new Map(members.map(({ caseId, clusterId }) => [caseId, clusterId]));
  const ids = [...clusterOf.keys()];
  const holdings = await clusters.holdingsOf(trx, epoch, ids);
  const groups = connect(
    ids,
    holdings.map(({ caseId, digest, kind, level }) => ({
      caseId,
      value: digest,
      points: pointsOf(kind, level),
    })),
  ).sort((a, b) => b.length - a.length);
  const before = new Set([...clusterOf.values()].filter((id) => id !== null));
  const kept = new Set<string>();
  for (const group of groups) {
    if (group.length < 2) {
      await clusters.moveCases(trx, group, null);
      continue;
    }
    // The largest part keeps the name, so that what was said of the cluster stays with most of its cases.
    const names = group.map((id) => clusterOf.get(id)).filter((id) => !!id && !kept.has(id)) as string[];
    const name = mostFrequent(names) ?? (await form(deps, trx, group.length));
    kept.add(name);
    await clusters.moveCases(trx, group, name);
  }
  const gone = [...before].filter((id) => !kept.has(id));
  await clusters.deleteClusters(trx, gone);
  if (groups.filter((group) => group.length > 1).length > before.size && before.size > 0)
    await say(deps, trx, [...before][0] as string, 'cluster.split', { parts: groups.length });
  return [...kept];
}

/** Joins the case's cluster with those of all cases that it is linked with. */
async function mergeNeighbours(
  deps: LinkingDeps,
  trx: Trx,
  epoch: number,
  caseId: string,
): Promise<{ clusterId: string | undefined; gone: string[] }> {
  const neighbours = await neighboursOf(trx, epoch, caseId);
  const mine = (await store.findCase(trx, caseId))?.cluster_id ?? undefined;
  if (neighbours.length === 0) return { clusterId: mine, gone: [] };
  const named = new Set(
    [mine, ...neighbours.map(({ clusterId }) => clusterId)].filter((id) => !!id) as string[],
  );
  const loose = [caseId, ...neighbours.filter(({ clusterId }) => !clusterId).map((n) => n.caseId)];
  const into =
    named.size > 0 ? await clusters.largestOf(trx, [...named]) : await form(deps, trx, loose.length);
  const gone = [...named].filter((id) => id !== into);
  await clusters.mergeClusters(trx, gone, into);
  await clusters.moveCases(trx, loose, into);
  if (gone.length > 0)
    await say(deps, trx, into, 'cluster.merged', { clusters: gone.length + 1, cases: neighbours.length });
  return { clusterId: into, gone };
}

async function neighboursOf(trx: Trx, epoch: number, caseId: string): Promise<clusters.Neighbour[]> {
  const held = (await store.listHeld(trx, caseId)).filter((value) => value.epoch === epoch);
  const points = new Map(held.map(({ digest, kind, level }) => [digest, pointsOf(kind, level)]));
  const digestsOf = (test: (n: number) => boolean) =>
    [...points].filter(([, n]) => test(n)).map(([digest]) => digest);
  const strong = await clusters.oneHolderEach(trx, {
    epoch,
    caseId,
    digests: digestsOf((n) => n >= linkPoints),
  });
  const weak = await clusters.holdersOfSeveral(trx, {
    epoch,
    caseId,
    digests: digestsOf((n) => n > 0 && n < linkPoints),
  });
  const linked = weak.filter(({ digests }) => isLink(digests.map((digest) => points.get(digest) ?? 0)));
  return [...strong, ...linked];
}

async function form(deps: LinkingDeps, trx: Trx, cases: number): Promise<string> {
  const id = newId('cluster');
  await clusters.insertCluster(trx, id, new Date(deps.clock.now()));
  await say(deps, trx, id, 'cluster.formed', { cases });
  return id;
}

const say = (
  deps: LinkingDeps,
  trx: Trx,
  id: string,
  kind: Parameters<typeof newEvent>[2],
  body: object,
): Promise<void> => recordEvents(deps, trx, [newEvent(id, deps.clock.now(), kind, body)]);

function mostFrequent(names: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0];
}
