import type { Bilingual } from '@redress/contract';
import type { SlotName } from './slots.ts';

interface SlotAdvice {
  /** How to close the gap now. */
  advice: Bilingual;
  /** How to live without it. */
  without: Bilingual;
}

/** Advice for each empty slot. Every article named was read in full; none is said to give more than it does. */
export const slotAdvice: Record<SlotName, SlotAdvice> = {
  listing: {
    advice: {
      zh: '从订单页、浏览记录或收藏夹重新打开商品页，连同网址、价格、店铺名整页截图或另存网页；已下架的，查订单快照，并书面要求平台提供：平台应当保存商品和服务信息、交易信息不少于三年（《电子商务法》第三十一条）。',
      en: 'Open the listing again from the order page, history or favourites and save it whole with address, price and shop name. If it is gone, look for the order snapshot and ask the platform in writing: it must keep goods, service and transaction information for at least three years (E-Commerce Law art. 31).',
    },
    without: {
      zh: '用订单详情、支付凭证上的商品说明和聊天记录说明买的是什么；在争议处理中，电子商务经营者应当提供原始合同和交易记录（《电子商务法》第六十二条）。',
      en: 'Show what was bought by the order page, the description on the payment record and the chat; in a dispute the trader must provide the original contract and transaction records (E-Commerce Law art. 62).',
    },
  },
  payment: {
    advice: {
      zh: '打开付款时用的支付软件或银行，在账单里找到这一笔，截下含收款方、金额、时间、交易单号、商户单号的详情页，或申请电子回单。支付机构应当免费提供对账服务和最近三年的交易记录（《电子商务法》第五十三条）。',
      en: 'In the wallet or bank you paid with, open this payment and save the page with payee, amount, time, transaction number and merchant order number, or request an electronic receipt. The payment provider must give reconciliation and the last three years of transaction records free of charge (E-Commerce Law art. 53).',
    },
    without: {
      zh: '暂时可用订单页的付款状态、短信扣款通知或聊天中对方确认收款的话代替，同时向支付机构调取记录；付款事实由您证明，没有这一项，对方可以否认收款。',
      en: 'For the time being use the paid status on the order page, the debit message or the seller’s words that the money came, and request the record meanwhile. It is you who must show that you paid; without it the other side can deny it.',
    },
  },
  promise: {
    advice: {
      zh: '截下写明到账或发货时间、包赔等承诺的商品页、公告或聊天（含时间和对方名称）；聊天请导出原始记录，不要只留剪裁图。',
      en: 'Save the listing, notice or chat that states the delivery time or guarantee, with its time and the other side’s name; export the chat itself rather than a cropped picture.',
    },
    without: {
      zh: '没有约定具体时间的，可以书面催告并给对方合理期限；交付仍以卡密进入您指定的系统并且能够检索识别为准（《电子商务法》第五十一条）。',
      en: 'Where no time was agreed, demand delivery in writing and give a reasonable time; delivery still means that the code entered the system you designated and can be retrieved there (E-Commerce Law art. 51).',
    },
  },
  failure: {
    advice: {
      zh: '现在打开订单页和要充值的账号，把“异常”“未到账”等状态连同订单号和时间截图或录屏；之后每次查看再留一次。',
      en: 'Open the order page and the account to be credited now and record the status with order number and time (picture or screen recording); do it again each time you look.',
    },
    without: {
      zh: '没有收到的事实由您如实陈述即可；主张已经交付的一方应当对交付提供证据（《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第九十一条）。',
      en: 'State truthfully that nothing came; the side that says it delivered has to show that (Interpretation of the Civil Procedure Law, art. 91).',
    },
  },
  delivery: {
    advice: {
      zh: '截下收到卡密的订单页、邮件或聊天（含时间；卡密可只露前后几位），有条件的补录“打开订单—卡密—官方兑换页—报错”的连续录屏。',
      en: 'Save the order page, mail or chat in which the code came, with the time (show only part of the code). If you can, record in one take: order, code, official redemption page, error.',
    },
    without: {
      zh: '书面要求平台和商家提供发货记录：何时、向哪个账号、发了哪个卡密；电子商务经营者应当提供原始合同和交易记录（《电子商务法》第六十二条）。',
      en: 'Ask platform and merchant in writing for the delivery record: when, to which account, which code; the trader must provide the original contract and transaction records (E-Commerce Law art. 62).',
    },
  },
  issuer: {
    advice: {
      zh: '联系游戏或卡的发行方官方客服，查询该卡密何时、被哪个账号使用，保存答复。',
      en: 'Ask the issuer’s official support when and by which account the code was redeemed, and keep the answer.',
    },
    without: {
      zh: '要求商家说明卡密来源并出示首次使用记录；该记录由商家或发行方掌握。',
      en: 'Ask the merchant for the source of the code and the record of its first use, which it or the issuer holds.',
    },
  },
  control: {
    advice: {
      zh: '保存交付账号、改密、绑定手机、登录成功的截图和短信，导出登录记录。',
      en: 'Keep pictures and messages of the hand-over, the password change, the phone binding and your logins; export the login record.',
    },
    without: {
      zh: '用聊天中对方“已交付”的话、您的游戏内记录和安全通知说明您曾控制账号；并尽早书面请求平台、游戏运营方保存登录记录，网络日志依法至少留存六个月（《网络安全法》第二十三条）。',
      en: 'Show that you held the account by the seller’s words, your in-game records and security notices; ask platform and game operator early to preserve the login record: network logs must be kept for at least six months (Cybersecurity Law art. 23).',
    },
  },
  notice: {
    advice: {
      zh: '立即通过官方客服通知支付机构或银行这笔付款未经您授权，申请止付、冻结或否认交易，保存受理编号和时间；发现未经授权的支付应当及时通知（《电子商务法》第五十七条）。',
      en: 'Tell the payment provider or bank at once, through its official support, that you did not authorise the payment; ask for a stop or dispute and keep the reference and time. The law asks for prompt notice (E-Commerce Law art. 57).',
    },
    without: {
      zh: '未经授权的支付造成的损失由支付机构承担，除非它证明是因您的过错造成的（《电子商务法》第五十七条）；但通知越晚，损失扩大部分越难主张，请今天就通知。',
      en: 'Loss from an unauthorised payment is the provider’s unless it proves your fault (E-Commerce Law art. 57); but the later the notice, the harder the claim for the loss that grew meanwhile. Give it today.',
    },
  },
  device: {
    advice: {
      zh: '截下支付和账号的设备列表、登录地点、授权管理页面，不要先删除可疑设备；并尽早书面请求保存登录日志，网络日志依法至少留存六个月（《网络安全法》第二十三条）。',
      en: 'Save the device list, login places and authorisations of the wallet and account before removing anything, and ask early in writing that login logs be preserved: network logs must be kept for at least six months (Cybersecurity Law art. 23).',
    },
    without: {
      zh: '请求支付机构提供该笔付款的设备和网络记录；用户过错应由它证明（《电子商务法》第五十七条）。',
      en: 'Ask the provider for the device and network record of the payment; the user’s fault is for it to prove (E-Commerce Law art. 57).',
    },
  },
  identity: {
    advice: {
      zh: '准备户口簿或出生医学证明中孩子和监护人的页，复制时遮住无关信息。',
      en: 'Prepare the pages of the household register or birth certificate that show child and guardian; cover what is not needed.',
    },
    without: {
      zh: '可先提交书面说明，正式材料在受理时补交；没有年龄和监护关系的证明，平台通常不会处理。',
      en: 'Hand in a written statement first and the documents on acceptance; without proof of age and guardianship platforms usually do not act.',
    },
  },
  usage: {
    advice: {
      zh: '导出充值明细、登录时间和设备，标出上课、深夜等时段；保存孩子的账号绑定、聊天用语，由孩子和您各写一份经过说明。',
      en: 'Export top-ups, login times and device, and mark school hours and nights; keep the account binding and chat style, and let the child and you each write what happened.',
    },
    without: {
      zh: '是孩子操作需由监护人说明并提供材料；可请求平台提供登录、消费记录，并由有权机关依《民法典》第一百四十四条、第一百四十五条判断行为效力。',
      en: 'That the child acted is for the guardian to show; ask the platform for login and spending records. Validity is judged under Civil Code arts. 144 and 145.',
    },
  },
  operator: {
    advice: {
      zh: '保存网站首页、备案号、营业执照公示、收款方全称和对方的账号主页（只保存页面上能看到的）。',
      en: 'Save the home page, ICP number, published licence, full payee name and the other side’s profile (only what the pages show).',
    },
    without: {
      zh: '向支付机构询问商户全称，向平台要求提供商家真实名称、地址和有效联系方式；平台不能提供的，消费者也可以向平台要求赔偿（《消费者权益保护法》第四十四条）；其余由公安机关依法调取。',
      en: 'Ask the payment provider for the merchant’s full name and the platform for its real name, address and contact; if the platform cannot give them, the consumer may claim from the platform (Consumer Protection Law art. 44). The rest is for the police to obtain.',
    },
  },
};
