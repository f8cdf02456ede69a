import { type EntryType, endpoints, ProblemError, problem, urlOf } from '@redress/contract';
import { languageHeader, networkProblem } from '../../api/client.ts';

export type { EntryType } from '@redress/contract';

/** A request with the operator's key whose answer or body is a file; refusals become `ProblemError`. */
export async function operatorRequest(
  operatorKey: string,
  url: string,
  init: RequestInit = {},
): Promise<Response> {
  const headers = {
    ...init.headers,
    authorization: `Bearer ${operatorKey}`,
    'accept-language': languageHeader(),
  };
  const response = await fetch(url, { ...init, headers, credentials: 'same-origin' }).catch(() => {
    throw new ProblemError(networkProblem);
  });
  if (response.ok) return response;
  const parsed = problem.safeParse(await response.json().catch(() => undefined));
  throw new ProblemError(
    parsed.success
      ? parsed.data
      : { type: 'about:blank', title: String(response.status), status: response.status },
  );
}

/** Saves all offices or platforms as a file. */
export async function downloadCsv(operatorKey: string, type: EntryType): Promise<void> {
  const response = await operatorRequest(operatorKey, urlOf('exportDirectory', {}, { type }));
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = `redress-${type}s.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Sends a file; the counts of what was (or would be) added and changed. */
export async function uploadCsv(operatorKey: string, type: EntryType, file: File, dryRun: boolean) {
  const form = new FormData();
  form.set('file', file);
  const url = urlOf('importDirectory', {}, { type, ...(dryRun ? { dryRun: 'yes' } : {}) });
  const response = await operatorRequest(operatorKey, url, { method: 'POST', body: form });
  return endpoints.importDirectory.response.parse(await response.json());
}
