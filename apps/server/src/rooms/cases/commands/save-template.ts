import { randomBytes } from 'node:crypto';
import type { Addition, TemplateName } from '@redress/contract';
import { inTransaction, type Trx } from '#platform/database';
import { canonicalJson, commitTo } from '#rooms/evidence';
import type { CasesDeps } from '../deps.ts';
import { newTemplateEvent } from '../events.ts';
import { nothingToSave, templateChanged, templateUnfit, versionNotFound } from '../refusals.ts';
import { changedParts, faultsOfAddition, trimmed } from '../rules/letters/index.ts';
import * as templates from '../store-templates.ts';
import { recordEvents } from './record-events.ts';

export interface TemplateChange {
  name: TemplateName;
  addition: Addition;
  /** As whoever changes it signs. */
  by: string;
  /** The revision that was seen; 0 where there was none. */
  revision: number;
}

/**
 * Adds a version of what an operator adds to a paper; it is printed from the next letter on, and what was issued
 * before stays as it is. Refusals: `template-unfit`, `template-changed`, `nothing-to-save`.
 */
export async function saveTemplate(deps: CasesDeps, change: TemplateChange): Promise<void> {
  refuseUnfit(change.addition);
  await inTransaction(deps.db, async (trx) => {
    await templates.lockTemplates(trx);
    const [now] = await templates.templateVersions(trx, change.name);
    await write(deps, trx, change, now);
  });
}

/** Takes an earlier version as a new one; 0 is the state before any. Also refused: `version-not-found`. */
export async function revertTemplate(
  deps: CasesDeps,
  { to, ...change }: Omit<TemplateChange, 'addition'> & { to: number },
): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    await templates.lockTemplates(trx);
    const versions = await templates.templateVersions(trx, change.name);
    const wanted = versions.find(({ revision }) => revision === to);
    if (!wanted && to !== 0) throw versionNotFound();
    await write(deps, trx, { ...change, addition: wanted?.addition ?? {}, revertedTo: to }, versions[0]);
  });
}

/** Refusal: `template-unfit`, with each part that may not be printed. */
export function refuseUnfit(addition: Addition): void {
  const faults = faultsOfAddition(addition);
  if (faults.length > 0)
    throw templateUnfit(
      faults.map(({ field, zh, en }) => ({ pointer: `/addition/${field}`, detail: `${zh} / ${en}` })),
    );
}

async function write(
  deps: CasesDeps,
  trx: Trx,
  change: TemplateChange & { revertedTo?: number },
  now: templates.TemplateRow | undefined,
): Promise<void> {
  const { name, revertedTo } = change;
  if ((now?.revision ?? 0) !== change.revision) throw templateChanged();
  const addition = trimmed(change.addition);
  const fields = changedParts(now?.addition ?? {}, addition);
  if (fields.length === 0) throw nothingToSave();
  const by = change.by.trim();
  const salt = randomBytes(32);
  const revision = change.revision + 1;
  const atMs = deps.clock.now();
  const valuesSha256 = commitTo(salt, canonicalJson({ addition, by })).sha256.toString('hex');
  const body = { name, revision, fields, valuesSha256, ...(revertedTo === undefined ? {} : { revertedTo }) };
  const [event] = await recordEvents(deps, trx, [newTemplateEvent(atMs, body)]);
  if (!event) throw new Error('no event was appended');
  const row = { name, revision, addition, by, salt, at: new Date(atMs), event_id: event.id };
  await templates.insertTemplate(trx, row);
}
