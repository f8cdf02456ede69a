import type { AnswerInput, RespondentClaimView } from '@redress/contract';
import { urlOf } from '@redress/contract';
import { api, languageHeader } from '../../api/client.ts';

/** By the link's token, or as somebody of the organisation: the same answers. */
export type Access = { token: string } | { orgId: string; claimId: string };

export function readAnswer(access: Access): Promise<RespondentClaimView> {
  return 'token' in access ? api(access)('getAnswer', {}) : api()('getOrgClaim', { params: access });
}

export function sendAnswer(access: Access, body: AnswerInput): Promise<RespondentClaimView> {
  return 'token' in access
    ? api(access)('answerClaim', { body })
    : api()('answerOrgClaim', { params: access, body });
}

export function sendOffer(
  access: Access,
  body: { amountFen: number; hours: number },
): Promise<RespondentClaimView> {
  return 'token' in access
    ? api(access)('makeOffer', { body })
    : api()('makeOrgOffer', { params: access, body });
}

export function sendOfferAnswer(
  access: Access,
  offerId: string,
  answer: 'accept' | 'decline',
): Promise<RespondentClaimView> {
  const body = { answer };
  return 'token' in access
    ? api(access)('answerOffer', { params: { offerId }, body })
    : api()('answerOrgOffer', { params: { ...access, offerId }, body });
}

export interface Uploaded {
  fileId: string;
  name: string;
}

/** The message of a refused upload is the server's own sentence. */
export async function uploadFile(access: Access, file: File): Promise<Uploaded> {
  const url = 'token' in access ? urlOf('addAnswerFile') : urlOf('addOrgClaimFile', access);
  const form = new FormData();
  form.append('file', file);
  const headers: Record<string, string> = { 'accept-language': languageHeader() };
  if ('token' in access) headers.authorization = `Bearer ${access.token}`;
  const response = await fetch(url, { method: 'POST', body: form, headers, credentials: 'same-origin' });
  const answer = (await response.json()) as Uploaded & { detail?: string };
  if (!response.ok) throw new Error(answer.detail ?? String(response.status));
  return answer;
}

/** A paper of the claim; behind a link it needs the token in a header, so it is fetched and saved. */
export async function saveFile(access: Access, fileId: string, name: string): Promise<void> {
  const url =
    'token' in access ? urlOf('answerFile', { fileId }) : urlOf('orgClaimFile', { ...access, fileId });
  const headers: Record<string, string> =
    'token' in access ? { authorization: `Bearer ${access.token}` } : {};
  const blob = await (await fetch(url, { headers, credentials: 'same-origin' })).blob();
  const href = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
  URL.revokeObjectURL(href);
}
