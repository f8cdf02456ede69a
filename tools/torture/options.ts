import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

export const plants = ['early', 'fork'] as const;
export type Plant = (typeof plants)[number];

export interface Options {
  /** Kills of server processes and of the database; those of witnesses come on top. */
  kills: number;
  /** How long the killing takes, about. */
  seconds: number;
  seed: number;
  /** Concurrent writers of each node. */
  writers: number;
  /** A bug put in on purpose: `early` acknowledges before the commit, `fork` shows a second head of one size. */
  plant?: Plant;
  /** Keeps the evidence also when nothing broke. */
  keep: boolean;
}

export const usage =
  'usage: npm run torture -- [--kills 200] [--seconds 600] [--seed N] [--writers 8] [--keep] [--plant early|fork]';

/** Undefined when they cannot be used. */
export function parseOptions(args: readonly string[]): Options | undefined {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      args: [...args],
      options: {
        kills: text,
        seconds: text,
        seed: text,
        writers: text,
        plant: text,
        keep: { type: 'boolean' },
      },
    });
    const kills = number(values.kills, 200);
    const plant = plants.find((name) => name === values.plant);
    if (values.plant !== undefined && !plant) return undefined;
    return {
      kills,
      seconds: number(values.seconds, kills * 3),
      seed: number(values.seed, randomInt(1, 2 ** 31)),
      writers: number(values.writers, 8),
      keep: values.keep ?? false,
      ...(plant ? { plant } : {}),
    };
  } catch {
    return undefined;
  }
}

function number(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new RangeError(text);
  return Number(text);
}
