import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ShopPack } from '@redress/contract';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { type PackPlan, packPlans } from '../rules/pack-contents.ts';
import { bundleClient } from './bundle-client.ts';
import { bundlePoller } from './bundle-poller.ts';

export interface MadePack extends ShopPack {
  content: Uint8Array;
}

/** The zero of the zip format's clock: a pack says by its version how old it is. */
const mtime = new Date(1980, 0, 1);

/** The packs, made once at first asking from the files of this very version; the same files give the same bytes. */
export function makePacks(repository: string): () => Promise<readonly MadePack[]> {
  let made: Promise<readonly MadePack[]> | undefined;
  return () => {
    made ??= Promise.all(packPlans.map((plan) => makePack(repository, plan)));
    // One that could not be made is tried again.
    made.catch(() => {
      made = undefined;
    });
    return made;
  };
}

async function makePack(repository: string, plan: PackPlan): Promise<MadePack> {
  const { name, title, folder, files, beside = [] } = plan;
  const version = versionOf(repository);
  const entries: Zippable = { [`${folder}/VERSION`]: strToU8(`${version}\n`) };
  for (const { from, into } of files) entries[`${folder}/${into}`] = readFileSync(join(repository, from));
  for (const { from, into } of beside) entries[into] = readFileSync(join(repository, from));
  if (plan.program) {
    const { code, notices } = await bundlePoller(repository);
    entries[`${folder}/${plan.program}`] = strToU8(code);
    entries[`${folder}/THIRD-PARTY.txt`] = strToU8(notices);
  }
  if (plan.client)
    for (const [path, text] of Object.entries(await bundleClient(repository)))
      entries[`${folder}/${path}`] = strToU8(text);
  const content = zipSync(entries, { level: 9, mtime });
  const sha256 = createHash('sha256').update(content).digest('hex');
  const file = `redress-${name}.zip`;
  return { name, file, title, version, bytes: content.byteLength, sha256, content };
}

const versionOf = (repository: string): string =>
  JSON.parse(readFileSync(join(repository, 'apps/connectors/package.json'), 'utf8')).version;
