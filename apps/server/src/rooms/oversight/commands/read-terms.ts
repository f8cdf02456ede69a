import { Refusal } from '@redress/kernel';
import { newId } from '#platform/clock';
import { inspectFile, isCut, readContent, readWordText } from '#platform/reading';
import type { OversightDeps } from '../deps.ts';
import { termsEmpty, termsTooLong } from '../refusals.ts';

const maxBytes = 20 * 1024 * 1024;
/** As `checkTerms` of the contract takes. */
const maxChars = 200_000;

/**
 * What a file of terms says; nothing of the file stays. Half of the terms is never taken for the
 * whole. Refusals: those of reading, `terms-empty`, `terms-too-long`.
 */
export async function readTerms(
  { blobs }: Pick<OversightDeps, 'blobs'>,
  { name, content }: { name: string; content: AsyncIterable<Uint8Array> },
): Promise<{ text: string; sha256: Buffer }> {
  const vault = blobs.createVault(`terms:${newId('chk')}`);
  const stored = await blobs.put(vault, content, { maxBytes });
  try {
    const text = await blobs.withPlainFile(vault, stored.key, async (path) => {
      const word = await readWordText(path);
      if (word !== undefined) return word;
      const found = await inspectFile(path, { declaredName: name, maxBytes });
      if (found instanceof Refusal) throw found;
      const reading = await readContent(path, found.mediaType);
      if (isCut(reading)) throw termsTooLong();
      return reading.text;
    });
    if (text.length > maxChars) throw termsTooLong();
    if (!text.trim()) throw termsEmpty();
    return { text, sha256: stored.sha256 };
  } finally {
    await blobs.remove(stored.key);
  }
}
