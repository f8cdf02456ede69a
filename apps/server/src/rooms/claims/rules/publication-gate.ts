import type { PublicationGate } from '@redress/contract';
import { shanghaiDay, shanghaiTime } from '@redress/kernel';

const hourMs = 3_600_000;
/** The other side knows of it 48 hours before, and a notice is good for a fortnight. */
export const alertMs = 48 * hourMs;
const goodForMs = 14 * 24 * hourMs;

/** Whether the other side was told early enough of what may be public (LAW §15: the right to correct and to reply). */
export function publicationGate(alert: { opensAtMs: number } | undefined, nowMs: number): PublicationGate {
  const gate = (open: boolean, zh: string, en: string): PublicationGate => ({
    gate: 'notice',
    open,
    why: { zh, en },
  });
  if (!alert || nowMs > alert.opensAtMs + goodForMs)
    return gate(
      false,
      '发布前 48 小时要通知对方，让对方核对事实、准备答复。',
      'The other side is told 48 hours before, so that it can check the facts and reply.',
    );
  const moment = shanghaiTime(alert.opensAtMs).slice(0, 16);
  return nowMs < alert.opensAtMs
    ? {
        ...gate(
          false,
          `已通知对方，${moment} 之后可以发布。`,
          `The other side was told; publishing is open from ${moment} (Beijing time).`,
        ),
        opensOn: shanghaiDay(alert.opensAtMs),
      }
    : gate(true, '已在 48 小时前通知对方。', 'The other side was told 48 hours ago.');
}
