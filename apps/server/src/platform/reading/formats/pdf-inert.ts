import type { Bilingual } from '@redress/contract';
import type { PDFDocumentProxy } from './pdf-open.ts';

const script: Bilingual = {
  zh: 'PDF 内含脚本（JavaScript），未执行，原样保存。',
  en: 'The PDF has scripts (JavaScript); none was run, all are kept as they are.',
};
const launch: Bilingual = {
  zh: 'PDF 内含打开程序或网址的自动动作，未执行，原样保存。',
  en: 'The PDF has actions that open programs or addresses; none was run, all are kept as they are.',
};
const files: Bilingual = {
  zh: 'PDF 内嵌其他文件，未打开、未读取，原样保存。',
  en: 'The PDF has other files inside; none was opened or read, all are kept as they are.',
};

/** What a PDF could do in a careless viewer: told, never done. */
export async function pdfNotes(pdf: PDFDocumentProxy, bytes: Uint8Array): Promise<Bilingual[]> {
  // Names in the plain parts; what is packed in object streams pdf.js tells for the places that count.
  const raw = new TextDecoder('latin1').decode(bytes);
  const actions = await pdf.getJSActions().catch(() => null);
  const attachments = (await pdf.getAttachments().catch(() => null)) as Map<string, unknown> | object | null;
  const opens = await pdf.getOpenAction().catch(() => null);
  const notes: Bilingual[] = [];
  if (actions !== null || /\/(?:JavaScript|JS)\b/.test(raw)) notes.push(script);
  if (/\/(?:Launch|SubmitForm|ImportData|GoToR|GoToE)\b/.test(raw) || (opens && 'action' in opens))
    notes.push(launch);
  if (sizeOf(attachments) > 0 || /\/(?:EmbeddedFile|RichMedia)\b/.test(raw)) notes.push(files);
  return notes;
}

function sizeOf(list: Map<string, unknown> | object | null): number {
  if (list === null) return 0;
  return list instanceof Map ? list.size : Object.keys(list).length;
}
