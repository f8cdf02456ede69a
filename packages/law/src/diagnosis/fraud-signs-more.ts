import { signReason as reason } from './fraud-reason.ts';
import { type DiagnosisRule, fraudSign, says, sentence } from './rule.ts';

/** Signs that belong to pretended officials, investments and laundering. */
export const furtherFraudSigns: readonly DiagnosisRule[] = [
  fraudSign({
    rule: 'guaranteed-profit',
    patterns: [
      ...says(
        '保证|包|稳~1 盈利|赚钱|收益|回本|翻倍',
        '稳赚|稳赚不赔|包赚|包赢|稳赢|保本保息|保本|零风险|无风险|内幕|躺赚~16 赚|收益|利息|盈利|赔|亏|日|投|回报|操作',
        '日收益|日息|日赚|周收益|月收益|日入|收益率~6 <sum>|%|翻倍',
        '带你|跟着~6 赚钱|操作|投资|炒|回本',
        '投~4 多~4 赚~3 多',
      ),
    ],
    unless: sentence('理财产品过往|不保证收益|投资有风险'),
    title: ['稳赚不赔、高额回报', 'Guaranteed profit'],
    reason: reason(
      '没有稳赚不赔的投资，先给小利再要大额是常见手法。',
      'No investment is certain; small gains first, then a large sum is a common trick.',
    ),
    answer: '请说明所称收益的依据、经营资质和资金去向，并退还本人已支付的款项。',
    basis: ['ATF-2', 'CRIM-266', 'PSM-58'],
  }),
  fraudSign({
    rule: 'asks-for-card-data',
    patterns: [
      ...says(
        '把|将~10 <idPaper>~14 <giveMe>|拍照|发送|发|拍',
        '<idPaper>~10 <giveMe>',
        '报|提供|发|告诉|说~6 您的|你的|一下~6 <idPaper>~8 密码|有效期|cvv|后三位|支付密码|正反面',
        '报|提供|告诉~6 <idPaper>~4 和~4 密码|有效期|cvv|后三位',
      ),
    ],
    unless: sentence('实名认证|找回密码|修改密码|卡密|工商|营业执照|立案|派出所|公安|投诉人'),
    title: ['索要银行卡、身份证、密码', 'Asked for card or identity data'],
    reason: reason(
      '退款原路返回，不需要卡号、密码和证件照片。',
      'A refund goes back the way it came and needs no card number, password or identity photo.',
    ),
    answer: '请说明索要银行卡、身份证件信息的依据和用途，并删除已取得的信息；退款请原路返回。',
    basis: ['PIPL-28', 'PIPL-29', 'ATF-2'],
  }),
  fraudSign({
    rule: 'impersonation',
    patterns: [
      ...says(
        '我是|这里是|这边是|我们是|您好我是~6 <official>~40 <scare>',
        '百万保障|免密支付|直播会员|扣费协议|自动扣费~20 影响征信|征信|每月扣|不取消|不关闭|到期',
        '<scare>~20 影响~2 征信',
        '您的~8 涉嫌~4 洗钱|诈骗|犯罪~20 配合|转|核查|冻结',
        '我是|这里是~6 公安局|网警|反诈中心|检察院~20 追回|追款|案件|涉案',
      ),
    ],
    title: ['冒充客服、公检法', 'Pretended officials'],
    reason: reason(
      '官方客服和公安机关不会打电话要求转账、共享屏幕或者关闭扣费。',
      'Official services and police never phone to ask for transfers, screens or to cancel charges.',
    ),
    answer: '请说明贵方的单位全称、工号和核实方式；在核实之前本人不作任何操作。',
    basis: ['ATF-2', 'CRIM-266', 'PSM-58'],
  }),
  fraudSign({
    rule: 'unknown-link',
    patterns: [
      ...says(
        '点|点击|点开|打开|进入|登录|复制~8 链接|网址|网页|二维码~20 填|输入|退款|理赔|认证|解冻|银行卡|核实|领取补偿',
        '扫~6 二维码~12 填|理赔|认证|领取补偿|退款申请|进群',
        '下载|安装~8 app|软件|应用|客户端~20 退款|理赔|认证|客服|会议|返|操作|申请|验证',
        '链接~6 填~10 银行卡|身份证|信息',
      ),
    ],
    unless: sentence('官网下载|应用商店|官方app|订单页|订单详情|个人中心|支付完成|我的订单'),
    title: ['要求点击陌生链接、下载软件', 'Told to open a link or install an app'],
    reason: reason(
      '假页面和假软件会取走卡号、密码和验证码。',
      'False pages and apps take card numbers, passwords and codes.',
    ),
    answer: '请说明该链接、软件的提供者和用途；退款请原路返回，无需另行填写信息。',
    basis: ['ATF-2', 'CRIM-266'],
  }),
  fraudSign({
    rule: 'untraceable-payment',
    patterns: [
      ...says(
        '只收|只接受|仅收|仅支持|只支持|请用|必须用|用|转|付|支持~6 usdt|泰达币|虚拟币|比特币|数字货币|以太坊|trc20',
        'usdt|泰达币|虚拟币|比特币~8 支付|付款|结算|充值|转账',
        '买|购买|充~8 京东e卡|e卡|购物卡|礼品卡|加油卡|苹果卡|话费卡~14 卡密|拍给|发给|发我|给我|当|抵',
        '现金~4 邮寄|快递|放到|送到',
        '口令红包~10 发|付|转',
      ),
    ],
    unless: sentence('不得|禁止|行情|回收价|本店出售|不支持usdt'),
    title: ['只收虚拟币、购物卡', 'Only crypto or gift cards accepted'],
    reason: reason('这类付款难以追查和退回。', 'Such payments can hardly be traced or taken back.'),
    answer: '请提供可以追查的收款方式，并说明收款方的真实名称、地址和有效联系方式。',
    basis: ['ATF-25', 'ATF-2', 'CPL-44'],
  }),
  fraudSign({
    rule: 'told-to-keep-silent',
    patterns: [
      ...says(
        '别|不要|不能|勿|千万别~3 告诉|跟|和|让|报警|声张|说~6 家人|家里|父母|别人|银行|警察|任何人|报警|别人说',
        '银行|警察|民警|有人~6 问~14 就说|说是|别说|不要说',
        '别|不要~2 报警~12 退不了|退|冻结|钱|拿不',
        '报警~6 钱|就~6 退不了|拿不回|不退|没了|冻结',
        '保密|别声张|不要声张~10 操作|案件|转账|退款',
      ),
    ],
    unless: sentence('验证码|密码|账号信息|泄露|订单号'),
    title: ['叮嘱保密、不要报警', 'Told to keep silent'],
    reason: reason(
      '让您瞒着家人、银行和警察，是诈骗的典型做法。',
      'Keeping it from family, bank and police is typical of fraud.',
    ),
    answer: '请说明要求本人保密的原因；本人将保留向有关部门反映的权利。',
    basis: ['ATF-2', 'ATF-30', 'CRIM-266'],
  }),
  fraudSign({
    rule: 'recovery-agent',
    patterns: [
      ...says(
        '追款|追回|追损|挽损|追讨|找回被骗~12 先|费|分成|定金|提成|佣金|押金|查询费|百分',
        '黑客|网警|律师团队|技术团队|专业团队|高手~12 追回|追款|拿回|追损|找回被骗',
        '帮你|帮您|可以~6 追回|追款|拿回~12 先|费|分成|定金|提成',
        '被骗~12 能~4 追回|追回来|要回来|拿回来~14 先|费|联系|加',
      ),
    ],
    unless: sentence('公安机关|协助警方|协助您联系|法院|律师提示'),
    title: ['收费帮忙追回被骗的钱', 'Paid recovery of lost money'],
    reason: reason(
      '声称能追回被骗的钱、先收费的，往往是第二次诈骗。',
      'Whoever offers to recover the money for a fee up front is often the second fraud.',
    ),
    answer: '请说明贵方的主体资质和追款方式；本人不支付任何前期费用。',
    basis: ['ATF-2', 'CRIM-266', 'PSM-58'],
  }),
  fraudSign({
    rule: 'lend-account',
    patterns: [
      ...says(
        '出租|租用|租|收|收购|高价收|借用|出售|借~8 银行卡|微信号|支付宝账号|收款码|电话卡|手机卡|对公账户|支付宝号|四件套~14 元|块|天|日结|高价|租金|结|张|费|佣金|<sum>',
        '跑分|水房|码商',
        '用~2 你的|您的|自己的~6 收款码|银行卡|账户~10 帮~4 收|转|走~8 佣金|提成|<sum>|报酬',
      ),
    ],
    unless: sentence('违法|犯罪|警方|谨防'),
    title: ['租借银行卡、账号、跑分', 'Accounts or cards for rent'],
    reason: reason(
      '出租、出借银行卡和账号本身违法，还可能成为洗钱的工具。',
      'Lending cards or accounts is itself unlawful and may serve laundering.',
    ),
    answer:
      '“任何单位和个人不得非法买卖、出租、出借电话卡、物联网卡、电信线路、短信端口、银行账户、支付账户、互联网账号等”（反电信网络诈骗法第三十一条），本人不提供任何账户。',
    basis: ['ATF-31', 'HELPJI-11'],
  }),
];
