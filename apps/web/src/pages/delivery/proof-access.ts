import { type FormProof, urlOf } from '@redress/contract';
import { api, languageHeader } from '../../api/client.ts';

/** By the link of a notice, or as somebody of the organisation. */
export type ProofAccess = { token: string } | { orgId: string };

export const sendProof = (
  access: ProofAccess,
  { orderRef, platformId }: { orderRef: string; platformId?: string | undefined },
  proof: FormProof,
) =>
  'token' in access
    ? api(access)('submitLinkProof', { body: proof })
    : api()('submitProof', {
        params: access,
        body: { orderRef, ...(platformId ? { platformId } : {}), ...proof },
      });

/** The message of a refused upload is the server's own sentence. */
export async function uploadRecord(access: ProofAccess, file: File) {
  const url = 'token' in access ? urlOf('addLinkProofFile') : urlOf('addProofFile', access);
  const form = new FormData();
  form.append('file', file);
  const headers: Record<string, string> = { 'accept-language': languageHeader() };
  if ('token' in access) headers.authorization = `Bearer ${access.token}`;
  const response = await fetch(url, { method: 'POST', body: form, headers, credentials: 'same-origin' });
  const answer = (await response.json()) as { fileId: string; name: string; sha256: string; detail?: string };
  if (!response.ok) throw new Error(answer.detail ?? String(response.status));
  return answer;
}
