import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createChance } from './chance.ts';
import { type Field, openField } from './field.ts';
import { judge } from './judge.ts';
import { type Options, parseOptions, usage } from './options.ts';
import { describeRun } from './report.ts';
import { killsOf, storm, type Toll } from './storm.ts';

/**
 * `npm run torture`: two nodes on one PostgreSQL seal as fast as they can while nodes, database and witnesses are
 * killed at random moments; then everything that was ever promised is compared with the log. Exit code 1: something
 * broke, and the folder with the evidence stays.
 */
async function torture(options: Options): Promise<boolean> {
  const started = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'redress-torture-'));
  // The database's user has to pass.
  chmodSync(folder, 0o711);
  console.log(
    `torture: ${options.kills} kills in about ${options.seconds} s, seed ${options.seed}, ${folder}`,
  );
  const field = await openField(folder, options, randomBytes(32));
  let problems: string[];
  try {
    await untilSettled(field);
    const toll = await storm({
      ...field,
      ...options,
      chance: createChance(options.seed),
      acknowledged: () => field.journal.acknowledged.length,
      onKill: progress(field, options),
    });
    console.log('torture: no more kills; comparing what was promised with the log');
    const verdict = await judge(field);
    problems = verdict.problems;
    const durationMs = performance.now() - started;
    process.stdout.write(`\n${describeRun({ ...field, ...verdict, options, toll, durationMs })}`);
  } catch (error) {
    problems = [...field.problems(), String((error as Error).stack ?? error)];
  } finally {
    await field.close();
  }
  if (problems.length === 0) {
    console.log('\ntorture: nothing that was promised is missing or changed');
    if (!options.keep) rmSync(folder, { recursive: true });
    return true;
  }
  writeFileSync(join(folder, 'problems'), problems.map((line) => `${line}\n`).join(''));
  for (const problem of problems.slice(0, 20)) console.error(`BROKEN: ${problem}`);
  console.error(`torture: ${problems.length} problems; evidence in ${folder}`);
  return false;
}

/** Before the first kill both nodes run and something is acknowledged. */
async function untilSettled({ nodes, journal }: Field): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (nodes.every((node) => node.isReady()) && journal.acknowledged.length > 100) return;
    await sleep(100);
  }
  throw new Error('the nodes did not begin within a minute');
}

/** A line every ten kills; ends the killing once something is broken. */
function progress(field: Field, { kills }: Options): (toll: Toll) => boolean {
  let said = 0;
  return (toll) => {
    const { journal, heads } = field;
    if (killsOf(toll) >= said + 10) {
      said = killsOf(toll);
      console.log(
        `  ${said}/${kills} kills, ${journal.acknowledged.length} seals acknowledged, ${heads.all.length} heads seen`,
      );
    }
    return field.problems().length === 0;
  };
}

const options = parseOptions(process.argv.slice(2));
if (!options) {
  console.error(usage);
  process.exit(2);
}
const fine = await torture(options);
// Pools and sockets of a database that was killed may linger.
await sleep(100);
process.exit(fine ? 0 : 1);
