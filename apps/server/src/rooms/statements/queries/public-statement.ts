import type { ReplyView } from '@redress/contract';
import type { Publication } from '../contents.ts';
import type { StatementsDeps } from '../deps.ts';
import { notPublished, statementNotFound, statementWithdrawn } from '../refusals.ts';
import * as store from '../store.ts';
import { openPublication, repliesOf } from './read-statement.ts';

/** What anybody may read at the public address. */
export interface PublicStatement {
  slug: string;
  row: store.StatementRow;
  publication: Publication;
  /** The exact bytes that were sealed. */
  bytes: Buffer;
  /** Opens the commitment in the log's entry. */
  salt: Buffer;
  replies: ReplyView[];
  /** Index of its entry, once the log covers it. */
  entry?: number;
}

/** Refusals: `statement-not-found`, `statement-withdrawn` (also for an erased case). */
export async function readPublicStatement(deps: StatementsDeps, slug: string): Promise<PublicStatement> {
  const found = await store.findBySlug(deps.db, slug);
  if (!found || found.state === 'draft') throw statementNotFound();
  const row = store.toRow(found);
  if (!row || row.state === 'unpublished') throw statementWithdrawn();
  if (!row.published || !row.salt || !row.publication_id) throw notPublished();
  const seal = await deps.notary.sealOf(row.publication_id);
  return {
    slug,
    row,
    salt: row.salt,
    ...openPublication(deps, row.vault, row.published),
    replies: await repliesOf(deps, row),
    ...(seal ? { entry: seal.index } : {}),
  };
}
