import type { Bilingual } from '@redress/contract';
import { freshText } from '../../mail/fresh-text.ts';
import { parseMail, type ReadMail } from '../../mail/parse-mail.ts';
import type { RawLine } from '../reading.ts';
import { corruptFile } from '../refusals.ts';
import { type PageText, readHtml } from './html.ts';

/**
 * A mail as its reader saw it: who wrote to whom, when, about what, and what is new in it. Quoted letters and attachments
 * are not read: the first are not its author's words, the others are items of their own. Its HTML is only text here.
 */
export async function readMailFile(bytes: Uint8Array): Promise<PageText> {
  const mail = await parseMail(bytes);
  if ('unreadable' in mail) throw corruptFile(`mail: ${mail.unreadable}`);
  const body = bodyOf(mail);
  const named = [
    ['发件人', mail.from && [mail.from.name, mail.from.address].filter(Boolean).join(' ')],
    ['收件人', mail.to.join(' ')],
    ['主题', mail.subject],
    ['日期', mail.date && shanghai(mail.date)],
  ].filter(([, value]) => value);
  return {
    lines: [...named.map(([name, value]) => ({ text: `${name}: ${value}` })), ...body.lines],
    notes: [...body.notes, ...notesOf(mail)],
    ...(mail.date ? { savedAt: mail.date } : {}),
  };
}

function bodyOf({ text, html }: ReadMail): { lines: RawLine[]; notes: Bilingual[] } {
  const page = text?.trim() || !html ? undefined : readHtml(html);
  const whole = page ? page.lines.map((line) => line.text).join('\n') : (text ?? '');
  const { text: fresh, quoted } = freshText(whole);
  const lines = fresh.split('\n').map((line) => ({ text: line.trim() }));
  const note = {
    zh: '邮件引用的原信未计入文字，原件完整保存。',
    en: 'The letter that the mail quotes is not counted as its text; the original is kept whole.',
  };
  return {
    lines: lines.filter((line) => line.text !== ''),
    notes: [...(page?.notes ?? []), ...(quoted ? [note] : [])],
  };
}

function notesOf({ attachments, left }: ReadMail): Bilingual[] {
  const count = attachments.length + left;
  if (count === 0) return [];
  return [
    {
      zh: `邮件含 ${count} 个附件，附件不在此处读取。`,
      en: `The mail has ${count} attachments, which are not read here.`,
    },
  ];
}

const shanghai = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
