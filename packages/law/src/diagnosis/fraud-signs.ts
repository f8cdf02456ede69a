import { signReason as reason } from './fraud-reason.ts';
import { type DiagnosisRule, fraudSign, says, sentence } from './rule.ts';

const aboutLiability = '不承担|不负责|概不|自负|不受~4保护|风险由|责任由';

/** Wording that often goes with fraud; never a finding of fraud (LAW §5.7). Warnings against it are no finding. */
export const fraudSigns: readonly DiagnosisRule[] = [
  fraudSign({
    rule: 'second-payment',
    patterns: [
      ...says(
        '交|付|转|充|缴~6 <fee>~6 就|才|便|即|立即|马上|钱~8 <unlocks>',
        '<pay>~10 <fee>~16 <condition>~12 <unlocks>',
        '<pay>~10 <fee>~10 <unlocks>',
        '<unlocks>~10 需|需要|要|须|必须|得~6 <pay>~12 <fee>|<sum>|同等',
        '先~4 <pay>!付款~12 <condition>|进行~8 提现|退款|解冻|解锁|激活|返还|验证',
        '先~1 充值|充~8 激活|解冻|解锁|验证|流水',
        '得先|需先|必须先|要先|先~3 <pay>~10 <fee>~14 <unlocks>|才|里面',
        '冻结|卡住|失败|异常|风控|填错~20 <pay>~14 <unlocks>',
        '<mishap>~18 再次|再|重新|重复|补~4 付|付款|支付|充值|转账|转|打款|拍|一张|一单',
        '充|充值|存|刷~4 够|满~4 <sum>|流水~8 才|就~4 <unlocks>',
        '信用分|额度|流水|等级~4 不足|不够|太低|过低~10 充|交|存|刷|付',
        '解冻费|解冻金|激活费|认证金|验证金|信誉金|解封费',
        '再交|再转|再充|再付~8 <fee>|<sum>~10 <condition>|肯|就~8 <unlocks>|退',
      ),
    ],
    overrides: ['user-error', 'evidence-insufficient'],
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
    patterns: [
      ...says(
        '<directPay>~0 给我|我|到我!我们|给我们|我司|给我方|给我公司',
        '加|➕~3 我|客服|一下|下|个|好友|<wechat>~14 <directPay>|便宜|优惠|更低|打我|转',
        '<wechat>~4 直接|转|付|打|收~4 给我|我',
        '直接~3 转给|转我|打我|付我|打到|转到|转账给|转私|银行卡转|微信转|支付宝转|打款|付款给',
        '<offSite>~6 <directPay>!交易|成交|下单|支付|八折|打折|便宜|优惠|秒发',
        '<offSite>~3 交易|成交|下单~8 便宜|优惠|更低|打折|吧|可以|省|直接|八折',
        '<directPay>|转|打~4 到|至|给|进~6 私人|个人|私户|财务|老板|客服|指定~6 账户|账号|银行卡|微信|支付宝|卡|户',
        '扫~2 我|这个|下面|下方|一下|客服~6 码~4 付款|支付|转账|付|转',
        '扫~4 收款码|付款码',
        '转我|打我|付我|给我转|发我~0 <wechat>!私聊|小窗|加v|旺旺',
        '付给|转给|打给|汇给~0 我!我们|我司|我方',
        '发您|发你|给你|给您|发~4 收款码|付款码|二维码~8 扫|付|转',
        '转我|打我|付我|转到我|打到我~2 银行卡|卡|账户|微信|支付宝',
        '走私账|私账|私户|走私下',
        '<wechat>~2 交易|付款|成交|转账~8 别走|不走|不用走|别从',
        '别走平台|别走这个平台|不用走平台|不要走平台|别在平台下单|别在平台拍|别从平台|别走官方',
      ),
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
    patterns: [
      ...says(
        '<payee>~16 不一致|不相符|不符|不同|不一样|对不上|不是同一|无关的|不是一家|不是店铺|不是商家|不是店家|并非|不匹配',
        '<payee>~6 不是~2 店铺|商家|店家|平台|公司|页面',
        '<payee>~8 是|为|显示|显示为|叫|成了|变成~6 个人|私人|陌生|别人|他人|其他公司|另一|别的',
      ),
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
    patterns: [
      ...says(
        '<task>~16 <reward>',
        '<task>~10 <sum>',
        '任务~8 返还本金|返本|返佣|佣金|立返|返现|返利',
        '充值|充|付款|投入|转账|存~8 高额返|返利|返佣|返现|送现金',
        '充|投|转~2 <sum>~4 返|送|变|得~1 <sum>',
        '先垫后返|先垫付后返',
      ),
    ],
    overrides: ['second-payment'],
    unless: sentence('优惠券|积分|经验值|违规|处罚|封禁|违法'),
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
    patterns: [
      ...says(
        '打开|开启|开|开一下|点|点击|点开|进行|下载|使用|发起|同意|下~8 屏幕共享|共享屏幕|屏幕分享|远程控制|远程协助|远程软件|远程工具|远程app|投屏',
        '共享|分享|投~8 屏幕|手机画面',
        '把~4 屏幕~2 共享|分享|投',
        '屏幕共享|共享屏幕|远程协助|远程控制~4 打开|开启|开一下|点|同意|给我|教',
        'todesk|向日葵远程|teamviewer|anydesk',
      ),
    ],
    overrides: ['unknown-link'],
    title: ['要求共享屏幕、远程控制', 'Asked to share the screen'],
    reason: reason('共享屏幕会让对方看到密码和验证码。', 'Screen sharing shows your passwords and codes.'),
    answer: '请说明要求共享屏幕的人员身份和目的；本人不会再共享屏幕。',
    basis: ['ATF-2', 'CRIM-266'],
  }),
  fraudSign({
    rule: 'asks-for-code',
    patterns: [
      ...says(
        '把|将~8 验证码~6 发|告诉|告知|报|给|提供|念',
        '验证码~6 发我|发给我|告诉我|报给|提供给|发来|给我|发一下|报一下|念给|多少|是多少|发过来|报过来|说一下|报下',
        '提供|告知|告诉|发|发送|报|说~6 您的|你的|手机|收到|短信|刚才~6 验证码',
        '短信|手机~6 数字|号码|六位|6位~6 念|报|告诉|发我|发给我|给我',
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
    patterns: [
      ...says(
        '<afterPaying>~16 <contactLost>',
        '被|把我|将我|给我|我被~4 拉黑|拉进黑名单|加入黑名单|删除好友|删了|踢出|踢了|屏蔽',
        '被对方拒收|消息已发出但被',
        '开启了好友验证|开启了朋友验证|你还不是他',
        '平台|网站|商家|卖家|店家|客服|店铺|老板~6 跑路|失联|人间蒸发|卷款',
      ),
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
    patterns: [
      ...says('转|打|汇|存~12 安全账户|核查账户|清算账户', '安全账户|核查账户~10 转入|转账|打款|汇款|存入'),
    ],
    title: ['要求转到“安全账户”', 'Told to use a “safe account”'],
    reason: reason('不存在所谓安全账户。', 'There is no such thing as a safe account.'),
    answer: '请说明该收款账户的户名、开户机构和收款依据。',
    basis: ['ATF-2', 'CRIM-266'],
  }),
];
