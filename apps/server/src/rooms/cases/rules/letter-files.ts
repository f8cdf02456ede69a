import type { Bilingual } from '@redress/contract';
import type { LetterKind } from './letters/index.ts';

/** The papers of this version, in the order of the page; the catalogue goes with each of the others. */
export const letterNames = [
  'platform-complaint',
  'merchant-complaint',
  'payment-dispute',
  'catalogue',
] as const satisfies LetterKind[];
export const letterFormats = ['pdf', 'docx'] as const;
export type LetterFormat = (typeof letterFormats)[number];

export const letterTitles: Readonly<Record<LetterKind, Bilingual>> = {
  'platform-complaint': {
    zh: '书面投诉暨催告函（致平台）',
    en: 'Written complaint and demand to the platform',
  },
  'merchant-complaint': {
    zh: '书面投诉暨催告函（致商家）',
    en: 'Written complaint and demand to the merchant',
  },
  'payment-dispute': {
    zh: '交易争议申请（致支付机构）',
    en: 'Dispute request to the payment provider',
  },
  catalogue: { zh: '证据目录', en: 'Catalogue of evidence' },
};

export const letterMediaTypes: Readonly<Record<LetterFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** Name and format of a file name such as `platform-complaint.pdf`; undefined for any other. */
export function parseLetterFile(file: string): { name: LetterKind; format: LetterFormat } | undefined {
  const name = letterNames.find((known) => file.startsWith(`${known}.`));
  const format = letterFormats.find((known) => file === `${name}.${known}`);
  return name && format ? { name, format } : undefined;
}

/** The revision in `If-Match`: `"3"` or `3`; undefined when it is none, `*` included, since it guards nothing. */
export function parseRevision(header: string): number | undefined {
  const digits = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim())?.[1];
  return digits === undefined ? undefined : Number(digits);
}
