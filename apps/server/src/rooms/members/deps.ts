import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { MailSetup } from '#platform/mail';
import type { Outbox } from '#platform/outbox';
import type { Accounts } from './accounts.ts';

/** What commands and queries about organisations work with. */
/** What mails to people need; `mail` is absent where none goes out. */
export interface MailDeps extends OrganisationDeps {
  outbox: Outbox;
  mail?: MailSetup | undefined;
  /** 32 bytes that the tokens of mailed links are made with. */
  accountSecret: Buffer;
}

export interface OrganisationDeps {
  db: Database;
  clock: Clock;
  accounts: Accounts;
  publicUrl: string;
}
