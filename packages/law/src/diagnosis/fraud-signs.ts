import { type DiagnosisRule, fraudSign, says, sentence } from './rule.ts';

const limit = [
  '单个迹象不等于诈骗，是否构成由公安机关认定；但应当先停止付款、保存原件，尽快报警并联系支付机构。',
  'One sign is no proof: the police decide. Stop paying, keep originals, go to police and payment provider soon.',
] as const;
const reason = (zh: string, en: string): readonly [string, string] => [
  `${zh}${limit[0]}`,
  `${en} ${limit[1]}`,
];
const extra =
  '(?:保证金|解冻费|解冻金|激活费|激活金|认证金|验证金|手续费|押金|税金|个税|税费|滞纳金|解封费|信誉金|开通费|服务费|流水)';
const paying = '(?:缴纳|缴|交纳|补交|补缴|先交|再交|交|支付|充值|转账?|打款|存入|付)';
const aboutLiability = '不承担|不负责|概不|自负|不受~4保护|风险由|责任由';

/** Wording that often goes with fraud; never a finding of fraud (LAW §5.7). Warnings against it are no finding. */
export const fraudSigns: readonly DiagnosisRule[] = [
  fraudSign({
    rule: 'second-payment',
    anchors: [
      '冻结',
      '保证金',
      '解冻',
      '激活',
      '认证金',
      '验证金',
      '手续费',
      '押金',
      '税',
      '滞纳金',
      '解封',
      '信誉金',
      '开通费',
      '服务费',
      '流水',
      '重新',
      '再次',
      '补单',
      '补款',
    ],
    patterns: [
      says(
        `(?:交|付|转|充|缴)(?:完|了|清|足|齐)?~4${extra}~6(?:就|才|便|即|立即|马上)(?:能|可以?|会)?~4(?:提现|退款|到账|解冻|解锁|返还|退)`,
      ),
      says(
        `${paying}~8${extra}~14(?:才能|才可|才给|方可|方能|后(?:才|方|即|就|再|可|自动)|再|即可|否则~4不)~10(?:提现|退款|退回|退还|到账|解冻|解锁|返还|领取|激活|取出|发卡|发货|退|恢复)`,
      ),
      says(`(?:提现|退款|解冻|解锁|到账|取回)~8(?:需要?|要|须|必须|得)(?:先|再)?~4${paying}~8${extra}`),
      says(
        '先(?:充值|转账?|交钱|打款|交|刷)~10(?:才能|才可|再|后|方可|才给|进行)?~4(?:激活|解冻|提现|退款|退回|返还)',
      ),
      says(`(?:账户|账号|资金|订单)~4(?:被|已)?冻结~16${paying}~12(?:解冻|解除|恢复)`),
      says(
        '(?:操作(?:失误|错误|超时)|卡单|连单|掉单|信息填错)~16(?:再(?:次)?|重新|重复)(?:付款|支付|充值|转账?|打款|拍)~8',
      ),
      says('(?:解冻费|解冻金|激活费|认证金|验证金|信誉金)'),
    ],
    unless: sentence('入驻|开店|租号~10归还|法院|判决|公安机关依法|实施条例'),
    title: ['要求再次付款才给货或者退款', 'More money asked before delivery or refund'],
    reason: reason(
      '正常的退款、提现不会要求先交钱。',
      'A real refund or withdrawal never asks for money first.',
    ),
    answer: '请说明要求再次付款的依据、收款主体和用途，并停止一切追加收款；本人不再支付任何款项。',
    basis: ['ATF-2', 'CRIM-266', 'PSM-58'],
  }),
  fraudSign({
    rule: 'off-platform-payment',
    anchors: [
      '微信',
      'qq',
      'vx',
      'wx',
      '私下',
      '线下',
      '站外',
      '脱离平台',
      '绕过平台',
      '平台外',
      '不走平台',
      '私人',
      '个人',
      '直接转',
      '给我',
      '收款码',
      '扫码',
      '扫我',
    ],
    patterns: [
      says('(?:付款|转账|打款|汇款|付钱|转钱|直接转)给我(?!们|司|公司|店|方)'),
      says(
        '加(?:我|客服|一下|下)?~2(?:的)?(?:微信|qq|vx?|wx|支付宝)~14(?:转账|付款|支付|交易|打款|转我|付我|便宜|直接买)',
      ),
      says('(?:微信|支付宝)(?:直接)?(?:转给?我|转账给我|付给?我)'),
      says(
        '(?:直接|私下|线下|站外|脱离平台|绕过平台|不走平台|平台外)~4(?:转账|付款|支付|交易|转给|打款|汇款|扫码付)',
      ),
      says(
        '(?:转账|打款|汇款|付款|转|打)(?:到|至|给)(?:我|我们|老板|财务|客服|他)?(?:的)?(?:私人|个人|指定|银行)~4(?:账户|账号|银行卡|微信|支付宝|卡)',
      ),
      says('扫(?:我|这个|下面|下方|一下|客服)(?:的)?~4(?:收款)?码~4(?:付款|支付|转账|付)'),
    ],
    unless: sentence(`${aboutLiability}|货到付款|门店|线下门店|支持线下`),
    title: ['引导站外、私下付款', 'Led to pay off the platform'],
    reason: reason(
      '离开平台付款就没有平台的交易记录和担保。',
      'Paying off the platform loses its records and protection.',
    ),
    answer: '请说明引导本人以平台外方式付款的原因，并提供收款方的真实名称、地址和有效联系方式。',
    basis: ['NETCONS-5', 'ATF-2'],
  }),
  fraudSign({
    rule: 'payee-differs',
    anchors: ['收款', '户名', '商户名'],
    patterns: [
      says(
        '(?:收款(?:人|方|账户|账号|户名|商户|码)?|户名|商户名)~14(?:不一致|不相符|不符|不同|不一样|对不上|不是同一|无关的|与~8不是)',
      ),
      says('(?:实际)?收款(?:人|方|账户)~4(?:是|为|显示|显示为)~4(?:个人|私人|陌生|别人|他人|其他公司|另一)'),
    ],
    unless: sentence('(?:如|若|如果)~10(?:不一致|不符|不同)'),
    title: ['收款方与商家不一致', 'The payee is someone else'],
    reason: reason(
      '收款方不是页面上的商家，退款和投诉都会受阻；也可能只是代收款。',
      'A payee other than the merchant hampers refund and complaint; it may also be a mere collection service.',
    ),
    answer:
      '请说明收款方与商家名称不一致的原因，并提供收款方的真实名称、地址和有效联系方式以及双方关系的证明。',
    basis: ['CPL-44', 'ECL-27', 'ATF-2'],
  }),
  fraudSign({
    rule: 'rebate-tasks',
    anchors: ['刷单', '刷信誉', '做任务', '垫付', '点赞', '抢单', '返利', '返佣', '做单'],
    patterns: [
      says(
        '(?:刷单|刷信誉|做任务|做单|垫付|点赞|抢单)~14(?:返利|返现|返佣|佣金|赚|返还本金|本金|日结|提成|返)',
      ),
      says('(?:充值|付款|投入|转账)~8(?:高额)?(?:返利|返佣)~8'),
    ],
    unless: sentence('违规|处罚|封禁|违法'),
    title: ['刷单返利、做任务', 'Rebate tasks'],
    reason: reason(
      '刷单返利是电信网络诈骗的常见形式，刷单本身也可能违法。',
      'Rebate tasks are a common form of online fraud, and such fake orders may themselves be unlawful.',
    ),
    answer: '请说明所称返利、佣金的依据和支付主体，并退还本人已支付的款项。',
    basis: ['ATF-2', 'CRIM-266', 'PSM-58'],
  }),
  fraudSign({
    rule: 'screen-sharing',
    anchors: ['屏幕', '远程'],
    patterns: [
      says(
        '(?:打开|开启|开一?下?|点击?|进行|下载|使用|发起)~4(?:屏幕共享|共享屏幕|屏幕分享|远程控制|远程协助)',
      ),
      says('(?:共享|分享)(?:一下|下)?(?:您的|你的)?(?:手机)?屏幕'),
    ],
    title: ['要求共享屏幕、远程控制', 'Asked to share the screen'],
    reason: reason('共享屏幕会让对方看到密码和验证码。', 'Screen sharing shows your passwords and codes.'),
    answer: '请说明要求共享屏幕的人员身份和目的；本人不会再共享屏幕。',
    basis: ['ATF-2', 'CRIM-266'],
  }),
  fraudSign({
    rule: 'asks-for-code',
    anchors: ['验证码'],
    patterns: [
      says('(?:把|将)~8验证码~4(?:发|告诉|告知|报|给|提供|念)~4'),
      says('验证码~4(?:发给我|告诉我|报给|提供给|发我|发来|给我|发一下|报一下|念给)'),
      says(
        '(?:提供|告知|告诉|发送?|报)(?:一下|下|给)?(?:我|客服)?(?:一下)?~2(?:您的|你的|手机|收到的|短信)~4验证码',
      ),
    ],
    title: ['索要短信验证码', 'Asked for the verification code'],
    reason: reason(
      '把验证码告诉别人，等于授权付款或者登录。',
      'Giving a code away authorises payments or log-ins.',
    ),
    answer: '请说明索要短信验证码的人员身份和目的；凭该验证码进行的操作未经本人授权。',
    basis: ['ECL-57', 'ATF-2'],
  }),
  fraudSign({
    rule: 'blocked-after-payment',
    anchors: [
      '拉黑',
      '删除',
      '删了',
      '失联',
      '联系不上',
      '不回',
      '跑路',
      '拒收',
      '验证',
      '黑名单',
      '人间蒸发',
    ],
    patterns: [
      says(
        '(?:付款|付完|付了|付钱|转了钱|交了钱|转账|转钱|转完|支付|打款|收款|收了钱|收到钱|给钱|下单|充值)~14(?:就|后|被|把我|将我|对方|他|卖家|商家|客服)~6(?:拉黑|删除了?(?:我|好友)|删了我|把我删|失联|联系不上|不回(?:消息|信息|复)?|跑路|人间蒸发|消失)',
      ),
      says(
        '(?:被|把我|将我|给我)(?:商家|对方|卖家|客服|他|她|店家)?(?:给)?(?:拉黑|拉进黑名单|加入黑名单|删除好友)',
      ),
      says('(?:消息)?(?:已发出但)?被对方拒收'),
      says('开启了(?:好友|朋友)验证你还不是'),
      says('(?:平台|网站|商家|卖家|店家|客服)~6(?:跑路|失联|人间蒸发)了?'),
    ],
    unless: sentence('(?:投诉|差评|恶意退款|维权)~8拉黑|如果?~8(?:拉黑|失联)|赔付|先行赔'),
    title: ['付款后被拉黑、失联', 'Blocked or unreachable after payment'],
    reason: reason(
      '付款后失联可能说明对方没有履行的意思。',
      'Vanishing after payment may show that they never meant to perform.',
    ),
    answer: '贵方在收款后中断联系，请立即说明交付情况或者退款。',
    basis: ['ATF-2', 'CRIM-266', 'PSM-58'],
  }),
  fraudSign({
    rule: 'safe-account',
    anchors: ['安全账户'],
    patterns: [says('(?:转|打|汇|存)~10安全账户'), says('安全账户~10(?:转入|转账|打款|汇款|存入)')],
    title: ['要求转到“安全账户”', 'Told to use a “safe account”'],
    reason: reason('不存在所谓安全账户。', 'There is no such thing as a safe account.'),
    answer: '请说明该收款账户的户名、开户机构和收款依据。',
    basis: ['ATF-2', 'CRIM-266'],
  }),
];
