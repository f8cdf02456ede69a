import type { DispatchView, RungKind, RungView } from '@redress/contract';

/** A rung that something proves, or one that is still to come. */
export type LadderRow = { kind: RungKind; rung: RungView } | { kind: RungKind; rung?: undefined };

const ladders: Readonly<Record<DispatchView['way'], readonly RungKind[]>> = {
  mail: ['drafted', 'sent', 'delivered', 'read'],
  post: ['sent', 'delivered'],
  'by-hand': [],
};

/** The rungs reached, in the order they were, then those above the highest; above a letter that came back there is none. */
export function ladderRows({
  way,
  state,
  rungs,
}: Pick<DispatchView, 'way' | 'state' | 'rungs'>): LadderRow[] {
  const reached = [...rungs].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const shown: LadderRow[] = reached.map((rung) => ({ kind: rung.kind, rung }));
  if (state === 'bounced') return shown;
  const top = Math.max(-1, ...rungs.map(({ kind }) => ladders[way].indexOf(kind)));
  return [...shown, ...ladders[way].slice(top + 1).map((kind) => ({ kind }))];
}
