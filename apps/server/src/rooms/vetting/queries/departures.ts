import type { DepartureView } from '@redress/contract';
import { type Day, shanghaiDay } from '@redress/kernel';
import { openText } from '../contents.ts';
import type { VettingDeps } from '../deps.ts';
import { keepUntil, returnAfter } from '../rules/keeping.ts';
import * as store from '../store.ts';
import { type CorrectionRow, listCorrections } from '../store-departures.ts';

type Period = Awaited<ReturnType<VettingDeps['members']['periodsOf']>>[number];
type Left = Period & { leftOn: Day; ended: NonNullable<Period['ended']> };

const hasLeft = (period: Period): period is Left => period.leftOn !== undefined && period.ended !== undefined;

/** Merchants that left the platform, who left last first; one that came back stands there with when. */
export async function departuresOf(deps: VettingDeps, platformId: string): Promise<DepartureView[]> {
  const periods = await deps.members.periodsOf(platformId);
  const corrections = await listCorrections(deps.db, platformId);
  const file = await store.findFile(deps.db, platformId);
  const reasonOf = ({ reason }: CorrectionRow) =>
    file ? openText(deps.blobs, store.vaultOf(file), reason) : '';
  const left = periods.filter(hasLeft);
  const own = left.filter(({ ended }) => ended.side === 'platform').map(({ ended }) => ended.by);
  const who = [...new Set([...own, ...corrections.map((row) => row.corrected_by)])];
  const names = await deps.members.personNames(who);
  const views = left.map((period): DepartureView => {
    const back = returnAfter(period, periods);
    const { ended, leftOn, joinedAtMs } = period;
    // The other side's members are nobody's business here.
    const name = ended.side === 'platform' ? names.get(ended.by) : undefined;
    return {
      departureId: period.periodId,
      merchantId: period.merchantId,
      name: period.merchantName,
      merchantRef: period.merchantRef,
      joinedAt: new Date(joinedAtMs).toISOString(),
      leftOn,
      recordedAt: new Date(ended.atMs).toISOString(),
      recordedBy: { side: ended.side, ...(name === undefined ? {} : { name }) },
      corrections: corrections
        .filter((row) => row.period_id === period.periodId)
        .map((row) => correctionView(row, reasonOf(row), names.get(row.corrected_by))),
      ...(back === undefined
        ? { keepUntil: keepUntil(leftOn) }
        : { returnedAt: new Date(back).toISOString() }),
      earliest: shanghaiDay(joinedAtMs),
      latest: shanghaiDay(Math.min(deps.clock.now(), back ?? Number.POSITIVE_INFINITY)),
    };
  });
  return views.toSorted((a, b) => (a.leftOn < b.leftOn ? 1 : a.leftOn > b.leftOn ? -1 : 0));
}

const correctionView = (row: CorrectionRow, reason: string, by: string | undefined) => ({
  from: row.from_day,
  to: row.to_day,
  reason,
  ...(by === undefined ? {} : { by }),
  at: row.corrected_at.toISOString(),
});
