import { Refusal } from '@redress/kernel';

/** What one case may hold; configuration, so that a test or a small server may set less. */
export interface EvidenceLimits {
  itemBytes: number;
  caseItems: number;
  caseBytes: number;
}

export const defaultLimits: EvidenceLimits = {
  itemBytes: 30 * 1024 * 1024,
  caseItems: 200,
  caseBytes: 500 * 1024 * 1024,
};

export type LimitCode = 'item-too-large' | 'case-full' | 'case-too-large';

const mebi = (bytes: number) => `${Math.floor(bytes / 1024 / 1024)} MB`;

/** The refusal of a file that alone is larger than an item may be. */
export function itemTooLarge(limits: EvidenceLimits): Refusal<LimitCode> {
  return new Refusal('item-too-large', {
    zh: `单个文件不能超过 ${mebi(limits.itemBytes)}，请压缩、截取或拆分后再上传。`,
    en: `One file may have at most ${mebi(limits.itemBytes)}; please compress, crop or split it.`,
  });
}

/** Whether a case that holds `held` may take one more item of `bytes`; a refusal when not. */
export function refuseBeyondLimits(
  held: { items: number; bytes: number },
  bytes: number,
  limits: EvidenceLimits,
): Refusal<LimitCode> | undefined {
  if (bytes > limits.itemBytes) return itemTooLarge(limits);
  if (held.items + 1 > limits.caseItems)
    return new Refusal('case-full', {
      zh: `一个案件最多保存 ${limits.caseItems} 份证据，请先撤回不需要的。`,
      en: `A case holds at most ${limits.caseItems} items; withdraw one that you do not need first.`,
    });
  if (held.bytes + bytes > limits.caseBytes)
    return new Refusal('case-too-large', {
      zh: `一个案件的证据合计不能超过 ${mebi(limits.caseBytes)}。`,
      en: `The items of a case may have at most ${mebi(limits.caseBytes)} together.`,
    });
  return undefined;
}
