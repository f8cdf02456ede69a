import { randomBytes } from 'node:crypto';
import type { CaseView } from '@redress/contract';
import { Refusal } from '@redress/kernel';
import sharp from 'sharp';
import type { Trx } from '#platform/database';
import type { LinkingDeps } from '../deps.ts';
import { packWords, unpackWords } from '../keyring.ts';
import {
  differingBits,
  hashPicture,
  nearBits,
  type PictureHash,
  pictureSide,
} from '../rules/picture-hash.ts';
import { sayTheSame, textMarks } from '../rules/text-marks.ts';
import type { HeldValue } from '../store.ts';
import * as store from '../store-pictures.ts';

/** A picture of a case in the clear: it exists only while the case is looked at. */
export interface LookedPicture {
  itemId: string;
  hash: PictureHash;
  text: string;
}

/** Hashes the pictures among the items, from the small WebP that reading made: never from a stranger's bytes. */
export async function lookAtPictures(
  deps: LinkingDeps,
  caseId: string,
  items: CaseView['items'],
): Promise<LookedPicture[]> {
  const pictures: LookedPicture[] = [];
  for (const { id, mediaType, hasThumbnail, text } of items) {
    if (!hasThumbnail || !mediaType.startsWith('image/')) continue;
    const hash = await hashOf(deps, caseId, id);
    if (hash) pictures.push({ itemId: id, hash, text });
  }
  return pictures;
}

async function hashOf(deps: LinkingDeps, caseId: string, itemId: string): Promise<PictureHash | undefined> {
  try {
    const thumbnail = await deps.evidence.openThumbnail(caseId, itemId);
    const grey = await sharp(await bytesOf(thumbnail))
      .flatten({ background: '#fff' })
      .greyscale()
      .resize(pictureSide, pictureSide, { fit: 'fill' })
      .raw()
      .toBuffer();
    return hashPicture(grey);
  } catch (error) {
    // Withdrawn or erased meanwhile: the look that follows that event does without it.
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Keeps the case's pictures under every epoch and gives the groups that they are in as values. */
export async function keepPictures(
  deps: LinkingDeps,
  trx: Trx,
  input: { caseId: string; pictures: readonly LookedPicture[]; epochs: readonly number[] },
): Promise<HeldValue[]> {
  const { caseId, pictures, epochs } = input;
  const kept = await store.listPictures(trx, caseId);
  const now = new Set(pictures.map(({ itemId }) => itemId));
  const gone = kept.filter(({ item_id }) => !now.has(item_id)).map(({ item_id }) => item_id);
  await store.deletePictures(trx, caseId, gone);
  const values: HeldValue[] = [];
  for (const picture of pictures) {
    // The group outlives a change of the secret: it is a random number, not a digest.
    let group = kept.find(({ item_id }) => item_id === picture.itemId)?.picture_group;
    for (const epoch of epochs) {
      const known = kept.some((row) => row.item_id === picture.itemId && row.epoch === epoch);
      group ??= (await nearest(deps, trx, { caseId, picture, epoch })) ?? randomBytes(16);
      if (!known) await store.insertPicture(trx, rowOf(deps, { caseId, picture, epoch, group }));
      values.push({ epoch, digest: group.toString('hex'), kind: 'picture', start: 2 });
    }
  }
  return values;
}

interface Asked {
  caseId: string;
  picture: LookedPicture;
  epoch: number;
}

/** The group of the nearest picture of another case that looks the same and says the same. */
async function nearest({ keyring }: LinkingDeps, trx: Trx, { caseId, picture, epoch }: Asked) {
  const bands = keyring.bands(epoch, picture.hash);
  const marks = marksOf(keyring, picture, epoch);
  let best: { group: Buffer; distance: number } | undefined;
  for (const row of await store.candidates(trx, { epoch, caseId, bands })) {
    const hash = unpackWords(keyring.mask(epoch, 'hash', row.item_id, row.masked));
    const distance = differingBits(picture.hash, hash);
    if (distance > nearBits || (best && best.distance <= distance)) continue;
    const theirs = row.marks && [...keyring.mask(epoch, 'marks', row.item_id, row.marks)];
    if (sayTheSame(marks, theirs ?? undefined)) best = { group: row.picture_group, distance };
  }
  return best?.group;
}

const marksOf = (keyring: LinkingDeps['keyring'], { text }: LookedPicture, epoch: number) =>
  textMarks(text, (token) => keyring.token(epoch, token));

function rowOf(
  { keyring }: LinkingDeps,
  { caseId, picture, epoch, group }: Asked & { group: Buffer },
): store.PictureRow {
  const marks = marksOf(keyring, picture, epoch);
  return {
    epoch,
    item_id: picture.itemId,
    case_id: caseId,
    bands: keyring.bands(epoch, picture.hash),
    masked: keyring.mask(epoch, 'hash', picture.itemId, packWords(picture.hash)),
    marks: marks ? keyring.mask(epoch, 'marks', picture.itemId, Buffer.from(marks)) : null,
    picture_group: group,
  };
}
