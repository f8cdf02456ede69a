import { AlignmentType, type IPropertiesOptions, LineRuleType, convertMillimetersToTwip as mm } from 'docx';

/** Chinese fonts by the names Word and WPS know, with a Latin face of the same manner. */
export const song = {
  eastAsia: '宋体',
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
};
export const hei = { eastAsia: '黑体', ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial' };

export const page = {
  size: { width: mm(210), height: mm(297) },
  margin: { top: mm(24), bottom: mm(22), left: mm(28), right: mm(26), footer: mm(13) },
};

/** 小四 (12 pt) is 24 half-points; two characters are 480 twips; lines stand on a 20 pt grid (400 twips). */
const body = { spacing: { line: 400, lineRule: LineRuleType.AT_LEAST }, indent: { firstLine: 480 } };
const flush = { ...body, indent: { firstLine: 0 } };
const tight = { spacing: { line: 300, lineRule: LineRuleType.AUTO } };

export const styles: NonNullable<IPropertiesOptions['styles']> = {
  default: {
    document: { run: { font: song, size: 24, language: { value: 'en-US', eastAsia: 'zh-CN' } } },
    title: {
      run: { font: song, size: 44, bold: true, color: '000000' },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 480 }, indent: { firstLine: 0 } },
    },
    heading1: {
      run: { font: hei, size: 28, bold: true, color: '000000' },
      paragraph: { spacing: { before: 300, after: 140, line: 360 }, keepNext: true },
    },
    heading2: {
      run: { font: song, size: 24, bold: true, color: '000000' },
      paragraph: { spacing: { before: 200, after: 100, line: 360 }, keepNext: true },
    },
  },
  paragraphStyles: [
    { id: 'Normal', name: 'Normal', paragraph: { ...body, alignment: AlignmentType.BOTH } },
    { id: 'Plain', name: 'Plain', basedOn: 'Normal', paragraph: flush },
    { id: 'Addressee', name: 'Addressee', basedOn: 'Plain', run: { bold: true }, paragraph: flush },
    {
      id: 'Signature',
      name: 'Letter signature',
      basedOn: 'Plain',
      paragraph: { ...flush, alignment: AlignmentType.START, indent: { left: mm(72), firstLine: 0 } },
    },
    {
      id: 'Note',
      name: 'Letter note',
      basedOn: 'Normal',
      run: { size: 21 },
      paragraph: {
        spacing: { line: 320, lineRule: LineRuleType.AUTO },
        indent: { left: 160, firstLine: 420 },
        border: { left: { style: 'single', size: 16, color: '969696', space: 6 } },
      },
    },
    {
      id: 'Small',
      name: 'Small print',
      basedOn: 'Normal',
      run: { size: 18 },
      paragraph: { ...tight, indent: { firstLine: 0 } },
    },
    {
      id: 'Cell',
      name: 'Table cell',
      basedOn: 'Normal',
      run: { size: 21 },
      paragraph: { ...tight, alignment: AlignmentType.START, indent: { firstLine: 0 } },
    },
    { id: 'CellSmall', name: 'Table cell, small', basedOn: 'Cell', run: { size: 17 } },
    { id: 'CellHead', name: 'Table head', basedOn: 'Cell', run: { font: hei, size: 20, bold: true } },
    {
      id: 'Gap',
      name: 'After table',
      basedOn: 'Normal',
      run: { size: 12 },
      paragraph: { spacing: { line: 280, lineRule: LineRuleType.EXACT }, indent: { firstLine: 0 } },
    },
  ],
};

const escapeXml = (text: string) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** Core properties with the letter's date and no person, in place of the library's, which read the clock. */
export function coreProperties(title: string, date: string): string {
  const when = new Date(date).toISOString().replace(/\.\d+Z$/, 'Z');
  const stamp = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${when}</dcterms:${name}>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:language>zh-CN</dc:language>${stamp('created')}${stamp('modified')}</cp:coreProperties>`;
}
