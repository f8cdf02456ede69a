import { words } from '../../../i18n/words.ts';

/** Whether a rule is on. */
export const ruleWords = words(
  {
    none: '现在没有自动退款规则：每条主张都等人答复。',
    off: (version: number) => `第 ${version} 版规则没有启用：每条主张都等人答复。`,
    on: (version: number, upTo: string, cap: string) =>
      `第 ${version} 版规则正在生效：不超过 ${upTo} 元的自动退款，每天最多 ${cap} 元。`,
    example: (sum: string) => `例如 ${sum}`,
  },
  {
    none: 'No rule is set: each claim waits for somebody’s answer.',
    off: (version: number) => `Version ${version} is not on: each claim waits for somebody’s answer.`,
    on: (version: number, upTo: string, cap: string) =>
      `Version ${version} is on: up to ${upTo} yuan is refunded by itself, at most ${cap} yuan a day.`,
    example: (sum: string) => `such as ${sum}`,
  },
);
