import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { makePdf, pdfStream, textPdf } from '../testdata/make.ts';
import { readPdf } from './pdf.ts';

const read = (pdf: Uint8Array) => readPdf(pdf, () => {});
const utf16 = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('hex');

test('Chinese text in a font that is not embedded is read by the tables of the package, row by row', async () => {
  const pdf = makePdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    // The value comes before its label and the second row before the first, as printers write them.
    pdfStream(
      `BT /F1 12 Tf 1 0 0 1 150 100 Tm <${utf16('2026-11-03 20:12:07')}> Tj 1 0 0 1 20 100 Tm <${utf16('支付时间')}> Tj 1 0 0 1 20 150 Tm <${utf16('电子凭证')}> Tj ET`,
    ),
    '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor 7 0 R/DW 1000>>',
    '<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 90>>',
  ]);
  expect((await read(pdf)).text).toBe('电子凭证\n支付时间 2026-11-03 20:12:07');
});

test('a scanned page is read by OCR', async () => {
  const jpeg = await sharp(fileURLToPath(new URL('../testdata/voucher-light.png', import.meta.url)))
    .extract({ left: 0, top: 880, width: 1170, height: 560 })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality: 80 })
    .toBuffer();
  const pdf = makePdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 585 280]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>',
    pdfStream('q 585 0 0 280 0 0 cm /I Do Q'),
    pdfStream(
      jpeg,
      '/Type/XObject/Subtype/Image/Width 1170/Height 560/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode',
    ),
  ]);
  const reading = await read(pdf);
  expect(reading.text).toContain('收款方 杭州某某网络科技有限公司');
  expect(reading.text).toContain('20261103201207884513');
  expect(reading.lines.every((l) => l.box === undefined)).toBe(true);
  expect((await sharp(reading.thumbnail).metadata()).width).toBe(480);
});

test.each([
  ["D:20261103201500+08'00'", '2026-11-03T12:15:00.000Z'],
  ['D:20261103201500Z', '2026-11-03T20:15:00.000Z'],
  ['D:20261103201500', undefined],
  ['yesterday', undefined],
])('creation date %s is %s', async (written, at) => {
  const pdf = textPdf('x', '', [`<</CreationDate(${written})>>`], '/Info 6 0 R');
  expect((await read(pdf)).capturedAt?.at).toBe(at);
});
