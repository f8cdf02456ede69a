import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds of processor time since the start, user and system together. */
export interface ProcessorTime {
  /** Of this process with all its threads. */
  node: number;
  /** Of the database server `postmaster` with all that it started; undefined without one, or without /proc. */
  postgres: number | undefined;
}

export function processorTime(postmaster: number | undefined): ProcessorTime {
  const { user, system } = process.cpuUsage();
  return { node: (user + system) / 1000, postgres: postmaster && ofFamily(postmaster) };
}

/** The kernel counts in hundredths of a second here, whatever its own clock (proc(5), stat). */
const tickMs = 10;

function ofFamily(parent: number): number | undefined {
  try {
    const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    const all = ids.flatMap((id) => statOf(id) ?? []);
    const own = all.filter((one) => one.id === parent || one.parent === parent);
    return own.reduce((sum, one) => sum + one.ticks + (one.id === parent ? one.ofDead : 0), 0) * tickMs;
  } catch {
    return undefined;
  }
}

function statOf(id: string) {
  try {
    const text = readFileSync(`/proc/${id}/stat`, 'latin1');
    // After the name, which may hold anything: state, parent; user, system, and the same of children that are over.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const at = (n: number) => fields[n] ?? 0;
    return { id: Number(id), parent: at(1), ticks: at(11) + at(12), ofDead: at(13) + at(14) };
  } catch {
    return undefined; // it ended meanwhile
  }
}
