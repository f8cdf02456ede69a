import type { Kysely } from 'kysely';
import type { Database, Trx } from '#platform/database';

interface Tables {
  'members.receipt': {
    id: string;
    case_id: string;
    lookup: Buffer;
    salt: Buffer;
    proof: Buffer;
    issued_at: Date;
  };
  'members.session': { token_hash: Buffer; case_id: string; opened_at: Date; expires_at: Date };
}
type Reader = Kysely<Tables>;
const at = (db: Database | Trx): Reader => ('engine' in db ? db.kysely : db) as Reader;

export interface ReceiptRow {
  id: string;
  caseId: string;
  lookup: Buffer;
  salt: Buffer;
  proof: Buffer;
  issuedAt: Date;
}

export const insertReceipt = (trx: Trx, row: ReceiptRow) =>
  at(trx)
    .insertInto('members.receipt')
    .values({
      id: row.id,
      case_id: row.caseId,
      lookup: row.lookup,
      salt: row.salt,
      proof: row.proof,
      issued_at: row.issuedAt,
    })
    .execute();

/** Rarely more than one: the lookup part alone is no secret worth much. */
export const receiptsByLookup = (db: Database, lookup: Buffer) =>
  at(db)
    .selectFrom('members.receipt')
    .select(['id', 'case_id as caseId', 'salt', 'proof'])
    .where('lookup', '=', lookup)
    .limit(20)
    .execute();

/** Locks what opens a case until the transaction ends, so that its events come one after the other; false: erased. */
export async function lockReceipts(trx: Trx, caseId: string): Promise<boolean> {
  const rows = await at(trx)
    .selectFrom('members.receipt')
    .select('id')
    .where('case_id', '=', caseId)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.length > 0;
}

export const insertSession = (trx: Trx, tokenHash: Buffer, caseId: string, openedAt: Date, expiresAt: Date) =>
  at(trx)
    .insertInto('members.session')
    .values({ token_hash: tokenHash, case_id: caseId, opened_at: openedAt, expires_at: expiresAt })
    .execute();

export const findSession = (db: Database, tokenHash: Buffer) =>
  at(db)
    .selectFrom('members.session')
    .select(['case_id as caseId', 'expires_at as expiresAt'])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();

export const extendSession = (db: Database, tokenHash: Buffer, expiresAt: Date) =>
  at(db)
    .updateTable('members.session')
    .set({ expires_at: expiresAt })
    .where('token_hash', '=', tokenHash)
    .execute();

export const deleteSession = (trx: Trx, tokenHash: Buffer) =>
  at(trx).deleteFrom('members.session').where('token_hash', '=', tokenHash).execute();

export const deleteExpiredSessions = (trx: Trx, now: Date) =>
  at(trx).deleteFrom('members.session').where('expires_at', '<=', now).execute();

export const moveReceipts = (trx: Trx, from: string, to: string) =>
  at(trx).updateTable('members.receipt').set({ case_id: to }).where('case_id', '=', from).execute();

export async function deleteCredentials(trx: Trx, caseId: string): Promise<void> {
  await at(trx).deleteFrom('members.session').where('case_id', '=', caseId).execute();
  await at(trx).deleteFrom('members.receipt').where('case_id', '=', caseId).execute();
}
