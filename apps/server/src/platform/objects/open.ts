import { resolve } from 'node:path';
import { Refusal } from '@redress/kernel';
import { openFolderStore } from './folder-store.ts';
import type { ObjectStore } from './object-store.ts';
import { openS3Store, type S3Access } from './s3-store.ts';

/** A folder, or `s3://bucket/prefix`. Refusal: `bad-config`. */
export async function openObjectStore(place: string, access?: S3Access): Promise<ObjectStore> {
  if (!place.startsWith('s3:')) return openFolder(resolve(place));
  const match = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:\/(?!\.{1,2}(?:\/|$))[\w!*'().-]+)*)\/?$/.exec(
    place,
  );
  if (!match?.[1]) throw bad('s3://bucket/prefix', `is not of the form s3://bucket/prefix: ${place}`);
  if (!access) throw bad(place, 'needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY');
  return openS3Store(match[1], (match[2] ?? '').slice(1), access);
}

async function openFolder(folder: string): Promise<ObjectStore> {
  try {
    return await openFolderStore(folder);
  } catch (error) {
    throw bad(folder, `cannot be written (${(error as NodeJS.ErrnoException).code ?? String(error)})`);
  }
}

const bad = (place: string, why: string): Refusal =>
  new Refusal('bad-config', {
    zh: `REDRESS_LOG_SITE 无效：${place}（${why}）`,
    en: `REDRESS_LOG_SITE: ${place} ${why}`,
  });
