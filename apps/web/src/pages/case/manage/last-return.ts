import { type Day, shanghaiDay } from '@redress/kernel';
import { api } from '../../../api/client.ts';

/** The last day on which a bank may send back a payment of this case's claims; asked before they are erased. */
export async function lastReturnOf(caseId: string): Promise<Day | undefined> {
  const { claims } = await api()('listCaseClaims', { params: { caseId } });
  const paid = claims.filter(({ state }) => state === 'paid');
  const views = await Promise.all(paid.map(({ claimId }) => api()('getClaim', { params: { claimId } })));
  const days = views.flatMap(({ mayReturnUntil }) =>
    mayReturnUntil ? [shanghaiDay(Date.parse(mayReturnUntil))] : [],
  );
  return days.sort().at(-1);
}
