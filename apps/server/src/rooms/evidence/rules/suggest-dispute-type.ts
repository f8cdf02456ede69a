import type { DisputeType } from '@redress/contract';
import { fold } from './fold.ts';
import type { ReadItem } from './types.ts';

/** What the buyer or a notice says when it is this type; weights decide, order breaks ties. */
const cues: { type: DisputeType; words: RegExp; weight: number }[] = [
  {
    type: 'minor-purchase',
    words:
      /未成年|(?:我|家)?(?:孩子|儿子|女儿|小孩)[^。]{0,20}(?:充值|付款|购买|花了|消费)|监护人|\d{1,2}\s?周岁/,
    weight: 3,
  },
  {
    type: 'unauthorised-charge',
    words:
      /盗刷|(?<!如|若|如果|倘)非本人(?:操作|交易|支付|消费)|未经(?:我|本人)?(?:同意|授权)[^。]{0,8}(?:扣|支付|消费)|不是我(?:本人)?(?:操作|付|支付|消费)|莫名(?:其妙)?被?扣/,
    weight: 3,
  },
  {
    type: 'account-taken-back',
    words:
      /(?:账号|帐号|号)[^\s,。]{0,8}(?:被[^\s,。]{0,6}找回|找回了)|找回账号|被(?:原主|号主|卖家)[^\s,。]{0,6}找回|换绑[^。]{0,10}(?:失败|被改)/,
    weight: 3,
  },
  {
    type: 'fraud',
    words:
      /拉黑|失联|跑路|(?:网站|店铺|页面)[^。]{0,6}(?:打不开|无法访问|关闭|不存在)|不是(?:对方|您?的?)好友|诈骗|骗子|被骗|再转|解冻金|保证金[^。]{0,8}(?:转|付)/,
    weight: 2.5,
  },
  {
    type: 'code-invalid',
    words:
      /(?:卡密|兑换码|激活码|点卡|序列号|礼品卡|CDK|该码)[^\s,。]{0,8}(?:已被?(?:使用|兑换|激活)|无效|错误|不存在|失效|过期|用不了)|已被(?:使用|兑换|激活|核销)/i,
    weight: 3,
  },
  {
    type: 'not-as-described',
    words:
      /与[^\s,。;!?]{0,6}(?:描述|页面|宣传|介绍|承诺)[^\s,。;!?]{0,4}不(?:符|一致|同)|描述不符|货不对板|虚假宣传|实际(?:只有|仅有|为)[^\s,。]{1,12}/,
    weight: 3,
  },
  {
    type: 'not-delivered',
    words: /未到账|没到账|没有到账|未发货|没收到|没有收到|还没收|未收到|不发货|订单异常|充值失败|发货失败/,
    weight: 2,
  },
];

/** The buyer's own story tells more than any picture; platform's rules and replies speak in general and tell nothing. */
const storyFactor = 2;

/** The type that the story and the items speak for most; `not-delivered` when nothing does. The buyer decides. */
export function suggestDisputeType(items: readonly ReadItem[], story = ''): DisputeType {
  const scores = new Map<DisputeType, number>();
  const texts = items
    .filter((i) => i.kind !== 'terms' && i.kind !== 'reply' && i.kind !== 'listing')
    .map((i) => ({ text: fold(i.text), factor: i.kind === 'failure' ? 1.2 : 1 }));
  for (const { text, factor } of [{ text: fold(story), factor: storyFactor }, ...texts])
    for (const cue of cues)
      if (cue.words.test(text)) scores.set(cue.type, (scores.get(cue.type) ?? 0) + cue.weight * factor);
  let best: DisputeType = 'not-delivered';
  for (const { type } of cues) if ((scores.get(type) ?? 0) > (scores.get(best) ?? 0)) best = type;
  return best;
}
