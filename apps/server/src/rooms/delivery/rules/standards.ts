import {
  allianceStandard,
  allianceStandards,
  type Category,
  type Standard,
  standardOn,
} from '@redress/delivery';

export interface KeptStandard {
  id: string;
  version: number;
  orgId: string;
  category: string;
  isPublished: boolean;
  fromDay: string | undefined;
  body: Omit<Standard, 'id' | 'version' | 'category' | 'fromDay' | 'signedBy'>;
}
export interface Signed {
  orgId: string;
  standardId: string;
  version: number;
  atMs: number;
}

export function toStandard({ id, version, category, body, fromDay }: KeptStandard): Standard {
  return { ...body, id, version, category: category as Category, fromDay: fromDay ?? '' };
}

/** Any version of the alliance's or an organisation's own standard. */
export function versionOf(
  own: readonly KeptStandard[],
  { standardId, version }: { standardId: string; version: number },
): Standard | undefined {
  const kept = own.find((one) => one.isPublished && one.id === standardId && one.version === version);
  return kept
    ? toStandard(kept)
    : allianceStandards.find((one) => one.id === standardId && one.version === version);
}

/**
 * By what an order of that day is judged: the merchant's own promise, else its platform's, else the alliance's. A published
 * standard that its organisation has not signed binds nobody.
 */
export function chooseStandard(
  by: readonly { orgId: string; standards: readonly KeptStandard[]; signatures: readonly Signed[] }[],
  { category, day }: { category: Category; day: string },
): Standard {
  for (const { orgId, standards, signatures } of by) {
    const signed = standards.flatMap((one) => {
      const signature = signatures.find(
        (given) => given.orgId === orgId && given.standardId === one.id && given.version === one.version,
      );
      return one.isPublished && one.orgId === orgId && signature
        ? [{ ...toStandard(one), signedBy: { organisationId: orgId, atMs: signature.atMs } }]
        : [];
    });
    const began = signed.filter(({ fromDay }) => fromDay <= day);
    const found = standardOn(began, category, day);
    if (found) return found;
  }
  return allianceStandard(category, day);
}
