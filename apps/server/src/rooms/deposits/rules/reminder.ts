import { formatYuan } from '@redress/kernel';
import type { Level } from './level.ts';

interface Standing {
  level: Level;
  availableFen: number;
  floorFen: number;
  remindFen: number;
}

/** A mail to those who look after a merchant's deposit, in both languages; undefined where nothing is wrong any more. */
export function reminderOf(
  { level, availableFen, floorFen, remindFen }: Standing,
  link: string,
): { subject: string; text: string } | undefined {
  if (level === 'ok') return undefined;
  const [available, floor, remind] = [availableFen, floorFen, remindFen].map(formatYuan);
  const isBelow = level === 'below-floor';
  const zh = isBelow
    ? `可用的保证金只有 ${available} 元，低于下限 ${floor} 元：补足以前不能接新订单。`
    : `可用的保证金还有 ${available} 元，低于提醒线 ${remind} 元（下限 ${floor} 元）。`;
  const en = isBelow
    ? `${available} yuan of the deposit are available, below the floor of ${floor} yuan: no new orders until it is topped up.`
    : `${available} yuan of the deposit are available, below the ${remind} yuan at which we remind you (floor: ${floor} yuan).`;
  return {
    subject: isBelow ? '保证金低于下限，请补足 · Deposit below its floor' : '保证金偏低 · Deposit is low',
    text: [
      zh,
      '转账以前请先在控制台登记补缴，取得附言。',
      ...(isBelow ? ['补足以前，每周提醒一次。'] : []),
      '',
      en,
      'Announce the top-up in the console before you transfer: it gives you the reference to write into it.',
      ...(isBelow ? ['Until then you are reminded once a week.'] : []),
      '',
      `打开控制台 / Open the console: ${link}`,
      '',
    ].join('\n'),
  };
}
