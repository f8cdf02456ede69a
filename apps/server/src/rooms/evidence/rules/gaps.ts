import type { Bilingual, Chain, DisputeType, Gap } from '@redress/contract';
import { slotAdvice } from './slot-advice.ts';
import { slotsOf } from './slots.ts';

/** Puts a gap together from its bilingual parts. */
export function gap(
  code: Gap['code'],
  where: { slot?: string; items?: string[] },
  what: Bilingual,
  advice: Bilingual,
  without: Bilingual,
): Gap {
  return {
    code,
    ...where,
    what,
    advice: advice.zh,
    without: without.zh,
    adviceEn: advice.en,
    withoutEn: without.en,
  };
}

/** One gap for every slot that must be filled and is not. */
export function slotGaps(disputeType: DisputeType, slots: Chain['slots']): Gap[] {
  return slotsOf(disputeType)
    .filter((slot) => slot.must && (slots[slot.name] ?? []).length === 0)
    .map(({ name, label, proves }) => {
      const what = {
        zh: `缺少“${label.zh}”：还不能说明${proves.zh}。`,
        en: `“${label.en}” is missing. It would show: ${lowerFirst(proves.en)}.`,
      };
      return gap('slot-empty', { slot: name }, what, slotAdvice[name].advice, slotAdvice[name].without);
    });
}

const lowerFirst = (s: string): string => s.charAt(0).toLowerCase() + s.slice(1);
