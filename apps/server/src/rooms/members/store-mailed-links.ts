import { type Kysely, sql } from 'kysely';
import type { Database, Trx } from '#platform/database';

export type LinkPurpose = 'verify' | 'reset';
interface LinkRow {
  id: string;
  person_id: string;
  purpose: LinkPurpose;
  email: string;
  token_hash: Buffer;
  asked_at: Date;
  expires_at: Date;
}
interface Tables {
  'members.mailed_link': LinkRow;
  'accounts.user': {
    id: string;
    email: string;
    emailVerified: boolean;
    twoFactorEnabled: boolean | null;
  };
  'accounts.account': { userId: string; providerId: string; password: string | null; updatedAt: Date };
  'accounts.session': { userId: string };
  'accounts.passkey': { userId: string };
  'accounts.twoFactor': { userId: string };
}
const at = (db: Database | Trx): Kysely<Tables> => ('engine' in db ? db.kysely : db) as Kysely<Tables>;

/** For whoever has this address, or nobody: one statement either way, so that its time tells nothing. */
export const insertLink = (trx: Trx, row: Omit<LinkRow, 'person_id'>) =>
  sql`INSERT INTO members.mailed_link (id, person_id, purpose, email, token_hash, asked_at, expires_at)
      SELECT ${row.id}, p.id, ${row.purpose}, p.email, ${row.token_hash}, ${row.asked_at}, ${row.expires_at}
      FROM accounts."user" p WHERE p.email = ${row.email}`.execute(at(trx));

/** With what is known of the person now; undefined for none. */
export const findLink = (db: Database, id: string) =>
  at(db)
    .selectFrom('members.mailed_link as link')
    .innerJoin('accounts.user as person', 'person.id', 'link.person_id')
    .select(['link.person_id as personId', 'link.purpose', 'link.email', 'link.expires_at as expiresAt'])
    .select(['person.emailVerified', 'person.email as nowEmail'])
    .where('link.id', '=', id)
    .executeTakeFirst();

/** How many of a purpose a person asked for since an instant, up to and with this one. */
export async function countLinks(
  db: Database,
  of: { personId: string; purpose: LinkPurpose; since: Date; upTo: string },
): Promise<number> {
  const row = await at(db)
    .selectFrom('members.mailed_link')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('person_id', '=', of.personId)
    .where('purpose', '=', of.purpose)
    .where('asked_at', '>', of.since)
    .where('id', '<=', of.upTo)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** Takes a link out, so that it works once; undefined for one that is unknown or over. */
export async function takeLink(
  trx: Trx,
  { tokenHash, purpose, now }: { tokenHash: Buffer; purpose: LinkPurpose; now: Date },
): Promise<{ personId: string; email: string } | undefined> {
  const row = await at(trx)
    .deleteFrom('members.mailed_link')
    .where('token_hash', '=', tokenHash)
    .where('purpose', '=', purpose)
    .returning(['person_id as personId', 'email', 'expires_at as expiresAt'])
    .executeTakeFirst();
  return row && row.expiresAt > now ? { personId: row.personId, email: row.email } : undefined;
}

/** Whoever reset the password holds no older link. */
export const deleteLinksOf = (trx: Trx, personId: string) =>
  at(trx).deleteFrom('members.mailed_link').where('person_id', '=', personId).execute();

export const deleteExpiredLinks = (trx: Trx, now: Date) =>
  at(trx).deleteFrom('members.mailed_link').where('expires_at', '<=', now).execute();

/** Whether the address is still the person's, and so verified now. */
export async function verifyAddress(trx: Trx, personId: string, email: string): Promise<boolean> {
  const row = await at(trx)
    .updateTable('accounts.user')
    .set({ emailVerified: true })
    .where('id', '=', personId)
    .where('email', '=', email)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Where nobody had shown yet that the address is theirs: takes away passkeys and one-time codes, which somebody who merely
 * typed the address may have set up. Call before `verifyAddress`.
 */
export async function dropUnprovenFactors(trx: Trx, personId: string): Promise<void> {
  const changed = await at(trx)
    .updateTable('accounts.user')
    .set({ twoFactorEnabled: false })
    .where('id', '=', personId)
    .where('emailVerified', '=', false)
    .returning('id')
    .executeTakeFirst();
  if (!changed) return;
  await at(trx).deleteFrom('accounts.passkey').where('userId', '=', personId).execute();
  await at(trx).deleteFrom('accounts.twoFactor').where('userId', '=', personId).execute();
}

/** A new password, and nobody who was signed in with the old one still is. Both or neither: the account library's own way
 * writes outside the transaction. */
export async function replacePassword(trx: Trx, personId: string, hash: string, now: Date): Promise<void> {
  await at(trx)
    .updateTable('accounts.account')
    .set({ password: hash, updatedAt: now })
    .where('userId', '=', personId)
    .where('providerId', '=', 'credential')
    .execute();
  await at(trx).deleteFrom('accounts.session').where('userId', '=', personId).execute();
}
