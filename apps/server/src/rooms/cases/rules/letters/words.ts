import type { DisputeType } from '@redress/contract';
import { chineseDay, shanghaiDay, shanghaiTime } from '@redress/kernel';

/** `2026年11月1日12时12分03秒` in Asia/Shanghai, from an instant or its milliseconds. */
export function chineseInstant(instant: string | number): string {
  const ms = typeof instant === 'number' ? instant : Date.parse(instant);
  const [h, m, s] = shanghaiTime(ms).slice(11).split(':') as [string, string, string];
  return `${chineseDay(shanghaiDay(ms))}${h}时${m}分${s}秒`;
}

export const disputeNames: Readonly<Record<DisputeType, string>> = {
  'not-delivered': '付款后商品未到账',
  'code-invalid': '所交付的卡密无法使用',
  'account-taken-back': '所购账号交付后被收回',
  'not-as-described': '商品与描述不符',
  'unauthorised-charge': '未经授权的扣款',
  'minor-purchase': '未成年人付款',
  fraud: '付款后未获交付且联系不上对方',
};
