import type { Parties, StepAddressee, StepOffice } from '@redress/contract';
import type { CasesDeps } from '../deps.ts';
import { channelFacts } from '../rules/lifecycle/channels.ts';
import { officeOfStep } from '../rules/offices/index.ts';
import type { StepRow } from '../store-steps.ts';
import { addressedStep } from './case-offices.ts';
import type { LoadedCase } from './load-case.ts';

/**
 * Whom a step's papers go to: what the buyer set for the step, else what the case knows of that party, or the office
 * of an authority with how it is known.
 */
export function addresseeOf(
  deps: Pick<CasesDeps, 'blobs'>,
  loaded: Pick<LoadedCase, 'row' | 'contents' | 'facts' | 'offices'>,
  step: Pick<StepRow, 'channel' | 'state' | 'details'>,
): { addressee: StepAddressee; office?: StepOffice } {
  const { row, contents, facts, offices } = loaded;
  const addressed = addressedStep(deps, row, step);
  const own = addressed.details.addressee;
  const authority = officeOfStep(offices, addressed);
  if (authority) return authority;
  const { actor } = channelFacts[step.channel];
  const known = actor === 'merchant' || actor === 'platform' ? partyOf(contents.parties, actor) : {};
  const name = {
    merchant: facts.merchantName?.value,
    platform: facts.platformName?.value,
    'payment-provider': facts.payChannel?.value,
  }[actor as string];
  return { addressee: { ...(name ? { name } : {}), ...known, ...own } };
}

function partyOf(parties: Parties, actor: 'merchant' | 'platform'): StepAddressee {
  const { name, email, address } = parties[actor] ?? {};
  return { ...(name ? { name } : {}), ...(email ? { email } : {}), ...(address ? { address } : {}) };
}
