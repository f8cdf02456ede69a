import type { Bilingual } from '@redress/contract';
import { documentNames } from '@redress/law';
import type { LetterKind } from './letters/index.ts';

/** The papers of the first rung, in the order of the page and the bundle; the catalogue goes with each of the others. */
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
  'issuer-inquiry': { zh: '核销记录查询函（致发行方）', en: 'Enquiry to the issuer about a code' },
  catalogue: { zh: '证据目录', en: 'Catalogue of evidence' },
  'samr-complaint': { zh: '消费者投诉书（12315）', en: 'Consumer complaint to the market regulator' },
  'samr-report': { zh: '举报书（市场监管）', en: 'Report of a violation to the market regulator' },
  'association-complaint': { zh: '消费者投诉书（消协）', en: 'Complaint to the consumer association' },
  'mediation-application': { zh: '人民调解申请书', en: 'Application for people’s mediation' },
  'judicial-confirmation': {
    zh: '司法确认申请书（双方共同）',
    en: 'Joint application to confirm a mediation agreement',
  },
  'police-report': { zh: '报案材料', en: 'Report to the police, with annexes' },
  'police-review': {
    zh: '不予立案复议、复核申请书或者立案监督申请书',
    en: 'Review of the refusal to open a case',
  },
  'lawyer-letter': { zh: '律师函（草稿）', en: 'Lawyer’s letter (draft for a licensed lawyer)' },
  'civil-complaint': { zh: '民事起诉状', en: 'Statement of claim' },
  'production-order': { zh: '书证提出命令申请书', en: 'Application for an order to produce documents' },
  'investigation-order': { zh: '调查取证申请书', en: 'Application for investigation by the court' },
  reconsideration: { zh: '行政复议申请书', en: 'Application for administrative reconsideration' },
  'joint-report': { zh: '关联案件联合报告', en: 'Joint report of linked cases' },
};

export const letterMediaTypes: Readonly<Record<LetterFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** Name and format of a file name such as `platform-complaint.pdf`; undefined for any other. */
export function parseLetterFile(file: string): { name: LetterKind; format: LetterFormat } | undefined {
  const name = documentNames.find((known) => file.startsWith(`${known}.`));
  const format = letterFormats.find((known) => file === `${name}.${known}`);
  return name && format ? { name, format } : undefined;
}

/** The revision in `If-Match`: `"3"` or `3`; undefined when it is none, `*` included, since it guards nothing. */
export function parseRevision(header: string): number | undefined {
  const digits = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim())?.[1];
  return digits === undefined ? undefined : Number(digits);
}
