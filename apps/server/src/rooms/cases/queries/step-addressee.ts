import type { Parties, StepAddressee } from '@redress/contract';
import { openDetails } from '../contents.ts';
import type { CasesDeps } from '../deps.ts';
import { channelFacts } from '../rules/lifecycle/channels.ts';
import type { StepRow } from '../store-steps.ts';
import type { LoadedCase } from './load-case.ts';

/** Whom a step's papers go to: what the buyer set for the step, else what the case knows of that party. */
export function addresseeOf(
  deps: Pick<CasesDeps, 'blobs'>,
  loaded: Pick<LoadedCase, 'row' | 'contents' | 'facts'>,
  step: Pick<StepRow, 'channel' | 'details'>,
): StepAddressee {
  const { row, contents, facts } = loaded;
  const own = openDetails(deps.blobs, row.vault, step.details).addressee;
  const { actor } = channelFacts[step.channel];
  const known = actor === 'merchant' || actor === 'platform' ? partyOf(contents.parties, actor) : {};
  const name = {
    merchant: facts.merchantName?.value,
    platform: facts.platformName?.value,
    'payment-provider': facts.payChannel?.value,
  }[actor as string];
  return { ...(name ? { name } : {}), ...known, ...own };
}

function partyOf(parties: Parties, actor: 'merchant' | 'platform'): StepAddressee {
  const { name, email, address } = parties[actor] ?? {};
  return { ...(name ? { name } : {}), ...(email ? { email } : {}), ...(address ? { address } : {}) };
}
