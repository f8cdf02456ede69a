import { around, type WordingRule, wording } from './rule.ts';

const money =
  '(?:退款|退钱|退我|退还|还钱|还我|赔款|赔偿|赔钱|赔我|给钱|给我钱|补偿|打钱|转钱|付清|结清|私了|封口费)';
const silence =
  '(?:删(?:除|掉|帖|文|稿|评|差评|视频|了)|撤(?:稿|回|下|帖|文|诉求)|下架(?:本文|帖子|视频)|不(?:再)?(?:发帖|发文|曝光|公开|发布|举报|报警|追究|宣传|传播)|停止(?:发布|曝光|举报|转发|传播)|就当没发生|息事宁人|闭嘴)';
const expose =
  '(?:曝光|爆光|发帖|发文|发到|发网上|发布到|公开(?!说明|资料|信息|道歉)|公布|挂出来|挂网|挂到|举报|报警|上热搜|发抖音|发微博|发小红书|发朋友圈|发短视频|闹大|搞臭|全网|扩散|人肉|找媒体|找记者|身败名裂|关门|倒闭)';

/** LAW §15(1): publishing and deleting are never a price. */
export const silenceRules: readonly WordingRule[] = [
  {
    rule: 'money-for-silence',
    level: 'block',
    title: { zh: '把退款赔偿与发帖、删帖、举报挂钩', en: 'Ties money to posting, deleting or reporting' },
    reason: {
      zh: '“不退款就曝光”“赔钱就删帖”这类话，以发布或者删除信息为由向对方要钱，可能构成敲诈勒索。该要的退款照常要，与发不发文分开说。',
      en: 'Words such as “refund or I expose you” or “pay and I delete” ask for money in return for publishing or deleting: that can be extortion. Ask for the refund by itself, apart from what is published.',
    },
    basis: [
      {
        id: 'DEFAMJI-6',
        quote: '以在信息网络上发布、删除等方式处理网络信息为由，威胁、要挟他人，索取公私财物',
      },
      { id: 'CRIM-274', quote: '敲诈勒索公私财物，数额较大或者多次敲诈勒索的' },
      { id: 'EXTORTJI-1', quote: '敲诈勒索公私财物价值二千元至五千元以上' },
    ],
    patterns: [
      wording(`${money}~10(?:就|便|则|后|了|即|马上|立即|立刻|我|会|可以)~8${silence}`),
      wording(`(?:想|要|若要|如要|希望)~4${silence}~8(?:先|就|请|必须|得)?~4${money}`),
      wording(`${silence}~8(?:条件|前提|只要|除非|代价)~10${money}`),
      wording(
        `(?:拒不|再不|若不|如不|要不|不肯|逾期不|如未|若未|逾期未|不|没)~2${money}~14(?:就|便|则|将|会|只能|只好|否则|不得不|一定|继续)~10${expose}`,
      ),
      wording(`${money}~12。?(?:否则|不然|要不然|要不)~14${expose}`),
      wording(`${expose}~8(?:除非|直到|到)~8${money}`),
      wording(`删(?:帖|文|稿|评论)费`),
      wording(`\\d+(?:元|块|万|千|百|w|k)~8(?:就|我|便|后)~6${silence}`),
    ],
    softens: around('(?:对方|商家|客服|平台|卖家|店家|店主)~4(?:要求|让|叫|逼|以|说|称|表示|提出|威胁)'),
    instead: '本人要求退还所付款项{amount}。截至{today}，该请求{refundState}。',
  },
];
