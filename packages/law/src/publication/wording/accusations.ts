import { around, type Citation, type WordingRule, wording } from './rule.ts';

/** Characters that sound alike and are written instead, and their spelling in letters. */
const pian = '(?:骗|谝|騗|pian)';
const pianZi = `(?:${pian}(?:子|孑|zi)|片子(?=平台|网站|网|商家|店|公司|客服|卖家|团伙)|p子)`;
const zhaPian = `(?:诈|炸|榨|zha)(?:${pian}|片)`;
const whom = '(?:犯|分子|团伙|集团|平台|网站|公司|商家|店铺|店|客服|卖家|头子|窝点|惯犯|罪|网|app)';

const falsehood: Citation = { id: 'CC-1025', quote: '捏造、歪曲事实' };
const reputation: Citation = {
  id: 'CC-1024',
  quote: '任何组织或者个人不得以侮辱、诽谤等方式侵害他人的名誉权',
};
const defamation: Citation = { id: 'CRIM-246', quote: '捏造事实诽谤他人，情节严重的' };
const insult: Citation = { id: 'CC-1025', quote: '使用侮辱性言辞等贬损他人名誉' };
const publicInsult: Citation = { id: 'PSM-50', quote: '公然侮辱他人或者捏造事实诽谤他人的' };

const facts =
  '{paidDay}本人支付{amount}购买{goods}。截至{today}，本人{harm}。本人已于{askedDay}向对方提出{demand}，{answerState}。';

/** Words that say the opposite, or leave it to those who decide. */
const denied = around(
  '(?:不是|并非|不构成|未必|是否|并未|不认定|不能认定|尚未认定|不代表|不等于|防|反|谨防|预防)~4(?:构成)?(?:诈骗|骗子|欺诈|犯罪|骗)|(?:诈骗|欺诈|犯罪)~6(?:由|待|须|需)~10(?:认定|判断|调查|处理)|(?:反电信网络诈骗|反诈)',
);
const established = around('(?:判决|裁定|处罚决定书?|立案决定书?|立案告知书?|立案通知书?)~16$');

/** LAW §15(2) and what comes near it. */
export const accusationRules: readonly WordingRule[] = [
  {
    rule: 'crime-as-fact',
    level: 'block',
    title: { zh: '判决之前把对方称作犯罪者', en: 'Calls somebody a criminal before a judgment' },
    reason: {
      zh: '“骗子”“诈骗犯”“诈骗平台”是把犯罪当作事实来说。没有生效判决，对方可以据此告您侵害名誉权。写清日期、金额、约定和结果，读者自会判断。',
      en: 'Words such as “swindler” or “fraud platform” state a crime as a fact. Without a judgment the other side can sue you for it. Say dates, sums, what was agreed and what happened: readers will judge.',
    },
    basis: [falsehood, reputation, defamation],
    patterns: [
      wording(pianZi),
      wording(`${zhaPian}${whom}`),
      wording(
        `(?:就是|都是|全是|是个|是一个|是|属于|搞|在|实施|从事|进行)~4(?:${zhaPian}|骗局|骗人|骗钱|传销|非法集资|洗钱|犯罪|杀猪盘|庞氏)`,
      ),
      wording(
        `(?:${pian}|坑${pian}|${pian}取|诈取|骗走|讹)(?:了|走|到|取)?(?:我|钱|买家|消费者|大家|用户|客户|老百姓|人钱|\\d+元|\\d+块|\\d+万)`,
      ),
      wording(
        '(?:犯罪团伙|犯罪分子|犯罪集团|罪犯|黑社会|黑恶|洗钱|非法集资|传销窝|黑平台|黑网站|黑店|黑卡商|偷钱|偷走|盗取|盗窃|抢钱|抢劫|强盗|敲诈|勒索|贪污|行骗|骗取|合同诈骗|杀猪盘)',
      ),
    ],
    unless: denied,
    softens: established,
    instead: facts,
  },
  {
    rule: 'unproved-accusation',
    level: 'warn',
    title: { zh: '没有证据支持的指责', en: 'An accusation without proof' },
    reason: {
      zh: '这句话评价对方的品行或者意图，而不是说发生了什么。请换成证据里看得到的事实。',
      en: 'This judges the character or the intention of the other side instead of saying what happened. Say what the evidence shows.',
    },
    basis: [falsehood, reputation],
    patterns: [
      wording(`涉嫌~4(?:${zhaPian}|诈骗|欺诈|犯罪|违法|传销|洗钱)`),
      wording(`(?:${zhaPian})(?!${whom})`),
      wording(
        '(?:欺诈|欺骗|坑骗|蒙骗|忽悠|套路|坑人|坑了|坑我|坑钱|坑害|割韭菜|造假|作假|耍赖|赖账|跑路|卷款|卷钱|失联跑|黑幕|违法经营|非法经营|无证经营|偷税|逃税|刷单|刷好评)',
      ),
      wording('(?:故意|恶意|存心|蓄意|处心积虑|有预谋)'),
      wording(
        '(?:专门|专业|一直|从来|天天|屡次|惯于|惯犯|一贯|所有|全部|全都|无数)~4(?:骗|坑|欺|不发货|不退款|套路|造假|赖)',
      ),
    ],
    unless: denied,
    instead: facts,
  },
  {
    rule: 'insult',
    level: 'block',
    title: { zh: '侮辱性言辞', en: 'An insult' },
    reason: {
      zh: '骂人的话不能帮您要回钱，却会让您承担侵权责任，严重时会被行政处罚。删去这句即可，事实不受影响。',
      en: 'An insult brings no money back, but makes you liable. Leave the words out: the facts lose nothing.',
    },
    basis: [insult, publicInsult],
    patterns: [
      wording(
        '(?:[傻煞沙][逼比笔叉]|[傻煞]b|(?<![a-z])(?:sb|tmd|cnm|nmsl|mlgb|wcnm)(?![a-z])|草泥马|[操艹日草肏]你|尼玛|你妈|他妈|她妈|妈的|狗日|狗东西|狗娘|狗商家|狗平台|狗客服|王八|混蛋|浑蛋|滚蛋|去死|死全家|全家死|不得好死|断子绝孙|贱人|贱货|婊子|脑残|智障|白痴|弱智|废物|畜生|畜牲|禽兽|人渣|社会渣滓|败类|杂种|无耻|不要脸|下三滥|下贱|流氓|臭虫|吸血鬼|蛀虫)',
      ),
      wording('垃圾(?!桶|箱|分类|短信|邮件|信息|处理|袋|站|电话)'),
    ],
    instead: facts,
  },
  {
    rule: 'belittling',
    level: 'warn',
    title: { zh: '贬低对方的形容', en: 'Words that belittle' },
    reason: {
      zh: '“黑心”“无良”这类形容容易被认定为贬损名誉。事实足以说明问题，请删去形容词。',
      en: 'Adjectives such as “heartless” are easily held to injure reputation. The facts speak for themselves: leave them out.',
    },
    basis: [insult],
    patterns: [
      wording(
        '(?:黑心|无良|奸商|奸诈|坑爹|坑货|恶心|丧尽天良|丧心病狂|没良心|良心(?:被狗|坏|喂狗)|缺德|吃相难看|臭名昭著|道德败坏|卑鄙|龌龊|猖狂|嚣张|店大欺客|老赖|无赖|耍流氓)',
      ),
    ],
    instead: facts,
  },
];
