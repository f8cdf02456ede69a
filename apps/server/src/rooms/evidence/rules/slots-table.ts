import type { DisputeType } from '@redress/contract';
import { slotsOf } from './slots.ts';

const typeWords: Record<DisputeType, string> = {
  'not-delivered': '未到账、未发货',
  'code-invalid': '卡密无效或已被使用',
  'account-taken-back': '账号被找回',
  'not-as-described': '与描述不符',
  'unauthorised-charge': '未经授权的扣款',
  'minor-purchase': '未成年人消费',
  fraud: '商家失联、虚假平台',
};

/** The table "dispute type × slots" as Markdown, for docs/evidence.md: ● must be filled, ○ helps. */
export function slotsTable(): string {
  const rows = (Object.keys(typeWords) as DisputeType[]).flatMap((type) =>
    slotsOf(type).map(
      (slot, i) =>
        `| ${i === 0 ? `${typeWords[type]} \`${type}\`` : ''} | ${slot.must ? '●' : '○'} | ${slot.label.zh} \`${slot.name}\` | ${slot.proves.zh} |`,
    ),
  );
  return ['| 纠纷类型 | | 证据要素 | 要证明什么 |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
