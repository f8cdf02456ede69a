import data from '../data/standards.json' with { type: 'json' };
import { type Category, categories, type ProofElement, type Standard } from './types.ts';

const minuteMs = 60_000;

/** The alliance's own standards, for shops that signed none; dated, so that an old order is judged by those of its day. */
export const allianceStandards: readonly Standard[] = data.standards.map((row) => ({
  id: `std_alliance-${row.category}`,
  version: row.version,
  category: row.category as Category,
  title: row.title,
  deliverer: row.deliverer as Standard['deliverer'],
  deliverWithinMs: row.deliverWithinMinutes * minuteMs,
  answerWithinMs: row.answerWithinHours * 60 * minuteMs,
  minimumLevel: row.minimumLevel as Standard['minimumLevel'],
  proof: row.proof as ProofElement[],
  singleUse: row.singleUse,
  fromDay: row.fromDay,
}));

/** The one in force on a day: the newest that began by then, else the first, for what is older than all of them. */
export function standardOn(
  standards: readonly Standard[],
  category: Category,
  day: string,
): Standard | undefined {
  const own = standards
    .filter((one) => one.category === category)
    .sort((a, b) => (a.fromDay < b.fromDay ? -1 : 1) || a.version - b.version);
  return own.filter(({ fromDay }) => fromDay <= day).at(-1) ?? own[0];
}

/** The alliance's standard of a category on a day (`2026-11-26`). */
export function allianceStandard(category: Category, day: string): Standard {
  return standardOn(allianceStandards, category, day) as Standard;
}

/** Words of shop categories and titles, the more telling first; what nobody delivers by hand is an automatic card. */
const wordsOf: readonly (readonly [Category, RegExp])[] = [
  ['automatic-card', /卡密|激活码|兑换码|充值卡|礼品卡|点卡|CDK|gift ?card|license|\bkeys?\b/i],
  ['manual-recharge', /直充|代充|人工充值|话费|流量|油卡|top-?up|recharge/i],
  ['membership', /会员|月卡|季卡|年卡|VIP|SVIP|membership|subscription/i],
  ['account', /账号|帐号|小号|成品号|account/i],
  ['in-game-item', /金币|道具|皮肤|装备|钻石|点券|代练|游戏币|item|skin|gold/i],
];

/** The category of a shop's own word for it, then of the listing's title. */
export function categoryOf(category: string | undefined, title: string | undefined): Category {
  const known = categories.find((one) => one === category);
  if (known) return known;
  for (const text of [category ?? '', title ?? ''])
    for (const [one, words] of wordsOf) if (words.test(text)) return one;
  return 'automatic-card';
}
