import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '@redress/kernel';
import { type DatabaseLocation, migrate, openDatabase } from '#platform/database';
import { migrations } from '../migrations.ts';
import { type LedgerReport, verifyLedger } from '../queries/verify-ledger.ts';

/**
 * Verifies the ledger of a server from outside it. Refusals: `no-ledger` where no server ever ran on the folder,
 * `data-folder-in-use` (embedded, server running).
 */
export async function verifyStoredLedger(database: DatabaseLocation): Promise<LedgerReport> {
  // The embedded database would be made where none is.
  if ('folder' in database && !existsSync(join(database.folder, 'postgres')))
    throw new Refusal('no-ledger', {
      zh: '这里没有账簿：请在服务器的数据目录或者数据库上运行。',
      en: 'There is no ledger here: run it with the data folder or the database of a server.',
    });
  const db = await openDatabase(database);
  try {
    await migrate(db, 'deposits', migrations);
    return await verifyLedger(db);
  } finally {
    await db.close();
  }
}
