import { type BatchView, ProblemError, problem, urlOf } from '@redress/contract';
import { languageHeader, networkProblem } from '../../../api/client.ts';

export type Encoding = 'utf-8' | 'gb18030';

/** Saves a payment file. It is fetched, not linked: a session may have to show first who it is. */
export async function saveBatch(
  orgId: string,
  { batchId, number, lines, totalFen }: BatchView,
  encoding: Encoding,
): Promise<void> {
  const headers = { 'accept-language': languageHeader() };
  const url = urlOf('batchFile', { orgId, batchId }, { encoding });
  const response = await fetch(url, { headers, credentials: 'same-origin' }).catch(() => {
    throw new ProblemError(networkProblem);
  });
  if (!response.ok) throw new ProblemError(problem.parse(await response.json()));
  const href = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = href;
  link.download = `${number}-${lines}-${totalFen}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
