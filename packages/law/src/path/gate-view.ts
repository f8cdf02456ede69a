import type { Gate, GateName } from '../types.ts';

type Status = Gate['status'];

/** The status of each gate by name; a gate that is not there counts as unasked. */
export function statusOf(gates: readonly Pick<Gate, 'gate' | 'status'>[]): (name: GateName) => Status {
  const map = new Map(gates.map(({ gate, status }) => [gate, status]));
  return (name) => map.get(name) ?? 'unasked';
}

/** True when signs of a crime stand: police come first (LAW §4, G6). */
export function crimeSignsStand(gates: readonly Pick<Gate, 'gate' | 'status'>[]): boolean {
  const status = statusOf(gates)('crime-signs');
  return status === 'warn' || status === 'stop';
}
