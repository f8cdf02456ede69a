import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { previewPage, readTemplate, renderLetter } from '#platform/documents';
import { canonicalJson } from '#rooms/evidence';
import type { CasesDeps } from '../deps.ts';
import { letterUnfit } from '../refusals.ts';
import { composeCaseLetter } from '../rules/compose-case-letter.ts';
import type { LetterFormat } from '../rules/letter-files.ts';
import { type LetterKind, reviewLetter } from '../rules/letters/index.ts';
import type { LoadedCase } from './load-case.ts';
import { additionFor } from './templates.ts';

/** A letter ready to be set, with the digest that finds it again once it was issued. */
export interface PreparedLetter {
  name: LetterKind;
  /** Statute ids of excerpts that it prints because somebody compared them with the official text. */
  checked: string[];
  sourceSha256: Buffer;
  render(format: LetterFormat): Promise<Uint8Array>;
}

/** Puts together what a letter of the case prints today. Refusal: `letter-unfit`. */
export async function prepareLetter(
  deps: CasesDeps,
  loaded: LoadedCase,
  name: LetterKind,
): Promise<PreparedLetter> {
  const { origin, vkey } = deps.notary;
  const thumbnails = name === 'catalogue' ? await thumbnailsOf(deps, loaded) : undefined;
  const addition = await additionFor(deps.db, name);
  const log = { origin, vkey, verifyUrl: deps.verifyUrl };
  const { data, checked } = composeCaseLetter({ ...loaded, addition }, name, log, thumbnails);
  // A lawyer may edit the template between two requests: its text is part of what the letter says.
  const template = await readTemplate(name);
  const problems = reviewLetter(template, data, new Set(checked));
  if (problems.length > 0) throw letterUnfit(problems);
  const source = createHash('sha256').update(template).update(canonicalJson(data));
  return {
    name,
    checked,
    sourceSha256: source.digest(),
    render: (format) => renderLetter(name, data, format),
  };
}

/** One page of the letter's PDF as PNG, as it would be today, and how many there are; looking issues nothing. Refusal: `no-such-page`. */
export async function previewLetter(
  deps: CasesDeps,
  loaded: LoadedCase,
  name: LetterKind,
  page: number,
): Promise<{ png: Uint8Array; pages: number }> {
  const letter = await prepareLetter(deps, loaded, name);
  return previewPage(await letter.render('pdf'), page);
}

async function thumbnailsOf(deps: CasesDeps, { row, items }: LoadedCase): Promise<Map<string, Uint8Array>> {
  const withPicture = items.filter((item) => item.hasThumbnail);
  const entries = withPicture.map(
    async ({ id }): Promise<[string, Uint8Array]> => [
      id,
      await buffer(await deps.evidence.openThumbnail(row.id, id)),
    ],
  );
  return new Map(await Promise.all(entries));
}
