import { around, type WordingRule, wording } from './rule.ts';

const others =
  '(?:别人|别的人|其他人|其它人|其[他它](?:买家|用户|客户|受害者|消费者|网友|顾客)|很多(?:人|买家|用户|客户|受害者|网友|消费者)|好多(?:人|买家)|不少(?:人|买家|用户|网友)|大量(?:用户|买家|消费者)|无数(?:人|买家|受害者)|几十(?:个人|人)|上百(?:个人|人))';

/** LAW §15(5) and calls upon a crowd. */
export const othersRules: readonly WordingRule[] = [
  {
    rule: 'third-party-story',
    level: 'block',
    title: { zh: '转述他人、未经核实的说法', en: 'A story of somebody else that was not verified' },
    reason: {
      zh: '听来的、别人的遭遇，您无法证明；内容失实时，转述的人也要负责。请只说自己的订单；同样受损的人可以各自立案，经本人同意后合并。',
      en: 'What you heard of others you cannot prove, and whoever repeats what is false answers for it. Speak of your own order only; others can open their own cases and join with their consent.',
    },
    basis: [
      { id: 'CC-1025', quote: '对他人提供的严重失实内容未尽到合理核实义务' },
      { id: 'CC-1026', quote: '对明显可能引发争议的内容是否进行了必要的调查' },
    ],
    patterns: [
      wording(
        '(?:听说|据说|听人说|听朋友说|听同学说|据网友|据群友|据传|传闻|传言|坊间|小道消息|知情人|内部人士|内部员工(?:说|透露|爆料)|爆料称?|网上(?:都)?(?:说|传|有人))',
      ),
      wording(
        '(?:网友|群友|群里|贴吧|评论区|朋友|同学)~4(?:说|反映|爆料|表示|告诉|透露|也被|都被|有人|都说)',
      ),
      wording(`有(?:的)?人(?:说|也|被|反映|告诉|举报过|投诉过)`),
      wording(`${others}~3(?:都|也|被|说|反映|遇到|遭遇|中招|上当|受骗|投诉|一样|同样)`),
      wording('受害(?:者|人)(?:众多|无数|不止|很多|成百|上千|遍布)'),
    ],
    unless: around('(?:没有|并无|不涉及|无意)~4(?:听说|转述|传言)'),
  },
  {
    rule: 'call-to-crowd',
    level: 'warn',
    title: { zh: '号召转发或者围攻', en: 'Calls upon a crowd to share or attack' },
    reason: {
      zh: '内容一旦有误，浏览、转发的次数会成为追究责任的依据；号召别人去骂、去轰炸，本身就可能违法。',
      en: 'If anything is wrong, the number of views and shares counts against you; calling on others to abuse or flood somebody can itself be an offence.',
    },
    basis: [
      {
        id: 'DEFAMJI-2',
        quote: '同一诽谤信息实际被点击、浏览次数达到五千次以上，或者被转发次数达到五百次以上的',
      },
      {
        id: 'PSM-50',
        quote: '多次发送淫秽、侮辱、恐吓等信息或者采取滋扰、纠缠、跟踪等方法，干扰他人正常生活的',
      },
    ],
    patterns: [
      wording('(?:求|跪求|请|麻烦|帮忙|欢迎|希望|恳请)~8(?:转发|扩散|转起来|顶上去|顶起来|传播)'),
      wording(
        '(?:大家|兄弟们|各位|网友们|家人们|所有人)~6(?:去骂|骂|冲|轰炸|打爆|刷屏|人肉|围攻|抵制|刷差评|一起举报)',
      ),
      wording('(?:人肉搜索|人肉他|人肉她|开盒|社死)'),
    ],
  },
];
