import type { VettingDocumentKind } from '@redress/contract';

/** What a paper may be: a photo or a scan. Nothing else shows a seal or a signature. */
export const paperTypes: readonly string[] = ['image/png', 'image/jpeg', 'image/webp', 'application/pdf'];
export const maxPapers = 20;
export const maxPaperBytes = 20 * 1024 * 1024;

/** Papers of identity, and those that tell of another legal person: opened by the owner and by reviewers only, and each opening by a reviewer is recorded. */
export const isIdentity = (kind: VettingDocumentKind): boolean =>
  kind === 'identity' || kind === 'name-change';

/** A member or key of the organisation itself; `role` is absent for keys, which never see papers. */
export const mayOpenPaper = (kind: VettingDocumentKind, role: string | undefined): boolean =>
  role === 'owner' || (role !== undefined && !isIdentity(kind));

/** `138****0000`: enough to see whose it is. */
export const maskPhone = (phone: string): string =>
  phone.length < 7 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
