import { readdir, writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import sharp from 'sharp';

/**
 * Renders every page in tools/examples/pages as a phone screenshot (390 × 844 points, 3 pixels each) into
 * examples/undelivered-card. Run: `node tools/examples/render.ts`; CHROMIUM names the browser if it is elsewhere.
 */
const pages = new URL('./pages/', import.meta.url);
const target = new URL('../../examples/undelivered-card/', import.meta.url);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 3 });
  for (const name of (await readdir(pages)).filter((n) => n.endsWith('.html'))) {
    await page.goto(new URL(name, pages).href);
    const shot = await page.screenshot({ type: 'png' });
    // A palette of 128 colours keeps letters sharp for OCR and each picture below 300 KB.
    const png = await sharp(shot).png({ palette: true, colours: 128, dither: 0.4, effort: 9 }).toBuffer();
    await writeFile(new URL(name.replace(/\.html$/, '.png'), target), png);
    console.error(`${name}: ${Math.round(png.length / 1024)} KB`);
  }
} finally {
  await browser.close();
}
