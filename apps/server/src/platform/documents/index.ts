import { printPictures } from './pictures.ts';
import { layOut, readTemplate } from './templates.ts';
import { renderPdf } from './typst-pdf.ts';
import { renderWord } from './word.ts';

export { letterText } from './blocks.ts';
export { pdfPage, previewPage } from './pdf-page.ts';
export { layOut, readTemplate } from './templates.ts';

/**
 * The letter of the template `<template>.md` filled with `data`, as PDF or as editable Word document. The same data
 * give the same bytes. `data.date` is the letter's instant; nothing here reads the clock.
 */
export async function renderLetter(
  template: string,
  data: object,
  format: 'pdf' | 'docx',
): Promise<Uint8Array> {
  const letter = await layOut(await readTemplate(template), data);
  const prints = await printPictures(letter.blocks);
  return format === 'pdf' ? renderPdf(letter, prints) : renderWord(letter, prints);
}
