import type { WitnessTally } from './check-witnesses.ts';
import type { Heads } from './heads.ts';
import type { Journal } from './journal.ts';
import type { Options } from './options.ts';
import { killsOf, type Toll } from './storm.ts';

export interface Run {
  options: Options;
  toll: Toll;
  journal: Journal;
  heads: Heads;
  tally: WitnessTally;
  finalSize: number;
  fences: number;
  finals: number;
  durationMs: number;
}

const meaning: Record<number, string> = {
  200: 'cosigned',
  409: 'knew a newer head',
  502: 'dead at that moment',
};

/** What one run did, as lines of two columns. */
export function describeRun(run: Run): string {
  const { toll, journal, heads, tally, options } = run;
  const byName = (counts: Record<string, number>): string[][] =>
    Object.entries(counts).map(([name, count]) => [`kills, ${name}`, String(count)]);
  const rows = [
    ['kills of servers and database', String(killsOf(toll))],
    ...byName(toll.nodes).sort(),
    ['  of these while starting', String(toll.starting)],
    ['kills, postmaster alone', String(toll.database.postmaster)],
    ['kills, whole database', String(toll.database.cluster)],
    ['kills, one database process', String(toll.database.backend)],
    ...byName(toll.witnesses).sort(),
    ['nodes put to sleep', String(toll.pauses)],
    ['sequencers that took over', String(run.fences)],
    ['acknowledged seals', String(journal.acknowledged.length)],
    ['seals rolled back by callers', String(journal.undone.length)],
    ['heads seen', `${heads.all.length} in ${heads.looks()} looks`],
    ['heads final under the policy', String(run.finals)],
    ['final size', String(run.finalSize)],
    ...tally
      .counts()
      .map(({ by, status, count }) => [
        `witnesses to ${by}: ${status}`,
        `${count} (${meaning[status] ?? 'REFUSED'})`,
      ]),
    ['duration', `${(run.durationMs / 1000).toFixed(0)} s`],
    ['seed', String(options.seed)],
  ] as [string, string][];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}\n`).join('');
}
