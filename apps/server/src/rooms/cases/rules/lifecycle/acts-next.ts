import type { Actor, CaseStatus, ChannelId } from '@redress/contract';
import { channelFacts } from './channels.ts';

interface OpenDeadline {
  party: Actor;
  /** Undefined while the calendar is not published. */
  due: string | undefined;
}

/** In these the matter lies with the other side; in all others it is the buyer's turn. */
const theirTurn: readonly CaseStatus[] = ['served', 'escalated', 'mediated'];

/**
 * Who acts next and by when. Where the other side's answer is awaited it is whoever the nearest deadline binds, which
 * may be the buyer (thirty days to have an agreement confirmed); else the buyer, by her own nearest limit.
 */
export function actsNext(
  status: CaseStatus,
  deadlines: readonly OpenDeadline[],
  /** Channels of the steps that are out, oldest first. */
  out: readonly ChannelId[],
): { who: Actor; by?: string } {
  if (status === 'closed') return { who: 'nobody' };
  const waiting = theirTurn.includes(status);
  const nearest = deadlines
    .filter(({ party, due }) => due !== undefined && (waiting || party === 'buyer'))
    .sort((a, b) => ((a.due as string) < (b.due as string) ? -1 : 1))[0];
  if (nearest) return { who: nearest.party, by: nearest.due as string };
  if (!waiting) return { who: 'buyer' };
  const last = out.findLast((channel) => channelFacts[channel].leaves);
  return { who: status === 'mediated' ? 'merchant' : last ? channelFacts[last].actor : 'buyer' };
}
