import { type TermsCheckView, urlOf } from '@redress/contract';
import { languageHeader } from '../../../api/client.ts';

/** A file of terms; the message of a refused one is the server's own sentence. */
export async function sendTermsFile(orgId: string, document: string, file: File): Promise<TermsCheckView> {
  const form = new FormData();
  form.append('file', file);
  const url = `${urlOf('checkTermsFile', { orgId })}?document=${encodeURIComponent(document)}`;
  const headers = { 'accept-language': languageHeader() };
  const response = await fetch(url, { method: 'POST', body: form, headers, credentials: 'same-origin' });
  const answer = (await response.json()) as TermsCheckView & { detail?: string };
  if (!response.ok) throw new Error(answer.detail ?? String(response.status));
  return answer;
}
