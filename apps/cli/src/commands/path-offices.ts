import type { FactsInput } from '@redress/contract';
import type { PathStep } from '@redress/law';
import { jurisdictionOf, officeToWriteTo, questionOfCase } from '@redress/law/jurisdiction';
import { type AnsweredOffice, answerHere, answerOf } from './office-resolve.ts';

export interface PathOffice {
  /** Who is competent, the one to go to first. */
  offices: AnsweredOffice[];
  /** Whom to ask where the office or how it is reached is not certain. */
  ask: string[];
}
export type AddressedStep = PathStep & { office?: PathOffice };

/** Adds to each channel to an authority which office is competent: by the law, with a server's contacts where given. */
export async function withOffices(
  path: readonly PathStep[],
  { facts = {}, parties = {}, gates = {} }: FactsInput,
  server: string | undefined,
): Promise<AddressedStep[]> {
  const stated = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, { value }]));
  const { platformName, platformDomain, ...question } = questionOfCase({
    facts: stated,
    parties,
    answers: gates,
  });
  const { channels } = server
    ? await answerOf(server, { ...question, platformName, platformDomain })
    : answerHere(question, undefined);
  return path.map((step) => {
    const name = jurisdictionOf[step.channelId];
    const found = channels.find(({ channel }) => channel === name);
    if (!name || !found) return step;
    const { offices } = found;
    const reached = officeToWriteTo(name, offices)?.contact !== undefined;
    const hotlines = name.startsWith('samr-') ? ['12315', '12345'] : ['12345'];
    const ask = reached ? [] : found.ask.length > 0 ? found.ask : hotlines;
    return { ...step, office: { offices, ask } };
  });
}

/** The office as lines of text. */
export function describeOffices({ offices, ask }: PathOffice): string[] {
  const lines = offices.map(({ division, kind, certainty, contact }) => {
    const { name, address, phone } = contact?.fields ?? {};
    const known = [name, address, phone].filter(Boolean).join('  ');
    const checked = contact ? `（${contact.source}，${contact.checkedOn}）` : '';
    return `  机关 / office: ${division?.fullName ?? '—'} ${kind} [${certainty}]${known ? ` ${known}${checked}` : ''}`;
  });
  return [...lines, ...(ask.length > 0 ? [`  请拨打 / ask: ${ask.join('、')}`] : [])];
}
