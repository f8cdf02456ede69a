import type { OrganisationKind, OrganisationState } from '@redress/contract';
import type { Day } from '@redress/kernel';
import type { Trx } from '#platform/database';
import type { AffiliationPeriod, Departure } from './commands/periods.ts';
import type { Stay } from './rules/periods.ts';

/** What is kept here of an organisation and vetting finds out or has to know. Changes are in the caller's transaction. */
export interface ForVetting {
  setState(trx: Trx, orgId: string, to: OrganisationState): Promise<void>;
  /** What the operator opens the organisation as. */
  setKinds(trx: Trx, orgId: string, kinds: OrganisationKind[]): Promise<void>;
  setName(trx: Trx, orgId: string, to: { name: string; by: string }): Promise<void>;
  /** When merchants came to the platform and left it, the earliest first. */
  periodsOf(platformId: string): Promise<AffiliationPeriod[]>;
  /** When a merchant was on any platform. */
  staysOf(trx: Trx, merchantId: string): Promise<Stay[]>;
  /** Refusals: `departure-not-found`, `left-on-refused`. */
  correctLeftOn(trx: Trx, of: Departure): Promise<{ merchantId: string; from: Day; to: Day }>;
  /** One who has no account any more is absent. */
  personNames(ids: readonly string[]): Promise<Map<string, string>>;
}
