import type { NewNames, VerifiedNames, VettingFacts, VettingState } from '@redress/contract';

export type NameProblem = 'name-not-verified' | 'name-unchanged' | 'name-paper-missing';

export interface Names {
  from: VerifiedNames;
  to: NewNames;
}

/** What stands now: what others see, and what was found good last. */
export const namesOf = (organisation: string, accepted: VettingFacts | undefined): VerifiedNames => ({
  organisation,
  ...(accepted?.name ? { registered: accepted.name } : {}),
  ...(accepted?.legalPerson ? { legalPerson: accepted.legalPerson } : {}),
});

/** Only a file that stands has names that others trust; without one they are simply filled in. */
export const hasVerifiedNames = (state: VettingState): boolean =>
  state === 'accepted' || state === 'renewing';

const tidy = (name: string): string => name.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** What of the asked names differs from what stands. */
export function changedNames(from: VerifiedNames, asked: NewNames): NewNames {
  const keys = ['organisation', 'registered', 'legalPerson'] as const;
  return Object.fromEntries(
    keys.flatMap((key) => {
      const to = asked[key] === undefined ? undefined : tidy(asked[key]);
      return to && to !== from[key] ? [[key, to]] : [];
    }),
  );
}

/** Facts with the new names in place of the old ones. `force`: also where they say a third one by now. */
export function renamed(facts: VettingFacts, { from, to }: Names, force: boolean): VettingFacts {
  const isOld = (now: string | undefined, old: string | undefined) => force || now === old;
  return {
    ...facts,
    ...(to.registered && isOld(facts.name, from.registered) ? { name: to.registered } : {}),
    ...(to.legalPerson && isOld(facts.legalPerson, from.legalPerson) ? { legalPerson: to.legalPerson } : {}),
  };
}
