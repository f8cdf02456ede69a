import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { MailSetup } from '#platform/mail';
import type { Outbox } from '#platform/outbox';
import type { Accounts, AccountsDeps } from './accounts.ts';
import type { SessionDeps } from './commands/sessions.ts';

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

/** What the room is given; all from `compose.ts`. */
export type MembersDeps = SessionDeps &
  AccountsDeps &
  Pick<MailDeps, 'outbox' | 'mail'> & { operatorKey?: string | undefined };
