import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Accounts } from './accounts.ts';

/** What commands and queries about organisations work with. */
export interface OrganisationDeps {
  db: Database;
  clock: Clock;
  accounts: Accounts;
  publicUrl: string;
}
