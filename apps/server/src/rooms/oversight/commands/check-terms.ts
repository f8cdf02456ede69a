import { createHash } from 'node:crypto';
import { diagnoseText, type Finding, rulesText } from '@redress/law';
import { newId } from '#platform/clock';
import { inTransaction } from '#platform/database';
import { openCheck } from '../contents.ts';
import type { OversightDeps } from '../deps.ts';
import { newEvent } from '../events.ts';
import { compareChecks } from '../rules/compare-checks.ts';
import * as store from '../store.ts';
import { recordEvent } from './record-event.ts';

export interface Terms {
  platformId: string;
  by: string;
  document: string;
  text: string;
  source: 'text' | 'file';
  /** Of what was given: the text as UTF-8, or the file. */
  sha256: Buffer;
}

/** Says which rules looked: equal rules have equal digests. */
const rulesDigest = createHash('sha256').update(rulesText()).digest('hex').slice(0, 12);

/** Clauses only: a reply or a sign of fraud is nothing that terms can mend. */
const clausesIn = (text: string): Finding[] =>
  diagnoseText(text).filter(({ kind }) => kind === 'unfair-term');

/** Looks through a platform's own terms, keeps it as the document's next version, sealed, and gives the check's id. */
export async function checkTerms(deps: OversightDeps, terms: Terms): Promise<string> {
  const findings = clausesIn(terms.text);
  const { platformId, document } = terms;
  for (;;) {
    const before = await store.findVersion(deps.db, { platformId, document });
    const kept = await keepCheck(deps, terms, findings, before);
    // Another check of the same document came first: this one is the version after it.
    if (kept) return kept;
  }
}

async function keepCheck(
  deps: OversightDeps,
  { platformId, by, document, text, source, sha256 }: Terms,
  findings: readonly Finding[],
  before: store.CheckRow | undefined,
): Promise<string | undefined> {
  const id = newId('chk');
  const vault = deps.blobs.createVault(`terms:${id}`);
  const version = (before?.version ?? 0) + 1;
  const { mended } = compareChecks(before ? openCheck(deps.blobs, before).findings : [], findings);
  const atMs = deps.clock.now();
  const likely = findings.filter((one) => one.likely).length;
  const event = newEvent(id, atMs, 'terms.checked', {
    platformId,
    version,
    sha256: sha256.toString('hex'),
    rules: rulesDigest,
    findings: findings.map(({ rule, start, end }) => ({ rule, start, end })),
    by,
  });
  return inTransaction(deps.db, async (trx) => {
    const eventId = newId('evt');
    const inserted = await store.insertCheck(trx, {
      id,
      platform_id: platformId,
      document,
      version,
      source,
      sha256,
      rules: rulesDigest,
      found: findings.length - likely,
      likely,
      mended: mended.length,
      checked_at: new Date(atMs),
      checked_by: by,
      event_id: eventId,
      wrapped_key: vault.wrappedKey,
      contents: deps.blobs.sealRow(vault, Buffer.from(JSON.stringify({ text, findings }))),
    });
    if (!inserted) return undefined;
    await recordEvent(deps, trx, { ...event, id: eventId }, [sha256]);
    return id;
  });
}
