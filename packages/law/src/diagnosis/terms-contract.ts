import { type DiagnosisRule, isVoid, mayBeVoid, pleaseExplain, sentence, unfairTerm } from './rule.ts';

export const contractTerms: readonly DiagnosisRule[] = [
  // T13
  unfairTerm({
    rule: 'jurisdiction-clause',
    patterns: [
      ...mayBeVoid(
        '<dispute>~40 <trader>~10 所在地|住所地|注册地|经营地|营业地|总部~12 法院',
        '<dispute>~24 提交|向|由|至|在~20 法院~6 管辖|诉讼|起诉|裁判|解决|受理|审理|提起|专属',
        '<trader>~8 所在地|住所地|注册地|经营地~10 法院~4 专属|管辖',
      ),
    ],
    unless: sentence(
      '原告|被告住所地|合同履行地|消费者所在地|(?:买家|用户|您|消费者)(?:所在地|住所地)|(?<!所在地|住所地|注册地)有管辖权的|建议|诉讼法|规定的|仲裁委|一方当事人可以|权利人|调解协议',
    ),
    title: ['约定由平台所在地法院管辖', 'Suit only where the platform sits'],
    reason: [
      '格式条款约定管辖又没有以合理方式提请注意的，消费者可以主张无效。已经合理提示、并且法院与争议有实际联系的，可能有效。',
      'A form clause on jurisdiction that was not reasonably pointed out is invalid if the consumer says so. If it was, and the court has a real link, it may hold.',
    ],
    answer: `“经营者使用格式条款与消费者订立管辖协议，未采取合理方式提请消费者注意，消费者主张管辖协议无效的，人民法院应予支持”（最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释第三十一条）。${pleaseExplain}`,
    basis: ['CPJI-31', 'CC-496'],
  }),
  // T14
  unfairTerm({
    rule: 'arbitration-clause',
    patterns: [
      ...mayBeVoid(
        '<dispute>~40 提交|申请|递交|交由|由|向|提请~24 <arbiter>',
        '提交|交由|提请~20 <arbiter>~14 仲裁|裁决|解决',
        '<dispute>~20 以~4 仲裁|仲裁方式~4 解决|处理',
      ),
    ],
    unless: sentence(
      '仲裁~8或者?~10(?:诉讼|起诉|法院)|(?:诉讼|起诉|法院)~10或者?~10仲裁|根据与?经营者达成的仲裁协议|调解|劳动',
    ),
    title: ['约定提交仲裁', 'Arbitration clause'],
    reason: [
      '格式条款不得不合理地限制消费者选择诉讼或者仲裁；仲裁条款还要写明仲裁意思、事项和选定的机构。但经合理提示、内容完整的仲裁条款可能有效，法院会不予受理。',
      'Form terms may not unreasonably limit the choice between court and arbitration, and need intent, matters and a named institution. A flagged, complete clause can bind and close the court.',
    ],
    answer: `经营者不得利用格式条款不合理地限制消费者“选择诉讼或者仲裁解决消费争议”等权利（消费者权益保护法实施条例第十七条）。${pleaseExplain}`,
    basis: ['CPR-17', 'ARB-27', 'CC-496'],
  }),
  // T15
  unfairTerm({
    rule: 'order-cancellable-after-payment',
    patterns: [
      ...isVoid(
        '付款|支付|下单|价款|订单|提交成功~24 合同~6 不成立|未成立|不生效|未生效|自始不成立',
        '付款|支付|下单成功|付过款|付了款~20 <trader>~8 有权|可|可以|保留|可直接~14 取消|撤销|关闭|拒绝~6 订单|交易|发货|合同',
        '<trader>~8 有权|保留|可|可以~8 随时|单方|任意|无条件|直接|自行|不经~10 取消|撤销|关闭~10 订单|交易',
        '<trader>~8 有权|保留|可|可以~6 取消|撤销|关闭~6 已付款|已支付',
        '有权~2 直接|随时|单方|任意|自行~4 取消|关闭|撤销~4 交易|订单',
        '付款|支付|下单|提交订单~16 不代表|不等于|不构成|不视为|不意味着~4 合同|订单|交易~4 成立|接受|生效',
      ),
    ],
    unless: sentence(
      '明显错误|标价错误|价格错误|重大误解|不可抗力|违法|违规|欺诈|刷单|未付款|买家~4申请|作出重大',
    ),
    title: ['付款后仍可取消订单、合同不成立', 'Order may be cancelled after payment'],
    reason: [
      '提交订单成功合同即成立，约定付款后合同不成立的格式条款无效。标价明显错误的，卖家可能以重大误解请求撤销。',
      'The contract stands once the order is placed; a form term that it does not stand after payment is void. With an obvious price error the seller may seek rescission for mistake.',
    ],
    answer:
      '“电子商务经营者不得以格式条款等方式约定消费者支付价款后合同不成立；格式条款等含有该内容的，其内容无效”（电子商务法第四十九条）。',
    basis: ['ECL-49', 'CPL-26'],
  }),
  // T17
  unfairTerm({
    rule: 'unilateral-change',
    patterns: [
      ...mayBeVoid(
        '有权|保留|可以|可|得|可能|会~12 随时|单方面|单方|任意|不经通知|不通知|无需通知|不另行通知|自行|不时|不经~14 <alter>',
        '<alter>|变|涨价|下架~16 恕不|不再|无需|无须|不另行|不另外|不提前|不~4 通知|告知',
        '<alter>|新~24 继续~2 使用|登录|购买|访问|留~14 视为|表示|即|等于|代表|视作|视同~8 同意|接受|认可',
        '继续~2 使用|登录|购买|访问~14 视为|表示|即|等于|代表|视作~8 同意|接受|认可~6 <alter>|新',
        '保留~10 <alter>~16 权利',
        '随时~6 <alter>~8 权利|规则|条款|协议|价格',
        '<alter>|公布|发布~6 立即生效|即时生效|即刻生效|即行生效|自动生效',
      ),
    ],
    unless: sentence(
      '(?<!无需|无须|不|未|不再)(?:提前|至少|事先)~10(?:公示|通知|公告|征求意见|告知)|用户(?:可以?|有权)~6随时|您(?:可以?|有权)~6随时|取消~4续',
    ),
    title: ['平台可随时修改规则', 'Rules may be changed at any time'],
    reason: [
      '修改平台规则应当公开征求意见并至少提前七日公示，修改不能溯及您已经下的订单。依法公示过的修改可以有效。',
      'A platform must consult in public and publish changes at least seven days ahead; they do not reach back to your order. A change so published is valid.',
    ],
    answer: `“修改内容应当至少在实施前七日予以公示”（电子商务法第三十四条）；本订单应适用下单时的规则，请提供当时有效的版本及其公示记录。${pleaseExplain}`,
    basis: ['ECL-34', 'NETTRADE-28', 'CC-496'],
  }),
  // T22
  unfairTerm({
    rule: 'user-must-prove',
    patterns: [
      ...mayBeVoid(
        '须|需|必须|应|请|要|得|先~10 提供|上传|出具|提交|取得|附上|发|拍摄~20 <records>|录屏|录像|开箱视频|视频|公证|官方证明|证明~16 否则|不提供|未提供|无法提供|不能提供|没有|未录|没录|无|的不|未上传|未提交|不提交|不上传|逾期~14 <deadRight>|<refuse>|视为',
        '无|没有|未|不提供|没~4 录屏|录像|开箱视频|视频|流水|证明~10 不予|不|概不|拒绝|一律不|免谈|不认|无法~6 售后|退|换|处理|受理|补|赔|免谈|理|谈',
        '没录屏免谈|无录屏免谈|没有录屏免谈|没视频免谈|无视频免谈|没有视频免谈',
      ),
    ],
    overrides: ['provide-backend-records', 'evidence-insufficient', 'no-refund-for-virtual-goods'],
    title: ['用户须自行提供后台流水、录屏，否则不受理', 'Buyer must produce records or is refused'],
    reason: [
      '交易记录由平台、商家掌握，它们应当保存并提供；把举证全部推给买家可能无效。但您仍要证明下单和付款，有录屏当然更好。',
      'Records are in the platform’s hands and it must keep and give them; putting all proof on the buyer may be void. You still show order and payment, and a recording helps.',
    ],
    answer: `“电子商务经营者应当提供原始合同和交易记录”（电子商务法第六十二条），以买家不能提供后台材料为由不予受理，不当加重了消费者的举证负担。${pleaseExplain}`,
    basis: ['CPL-26', 'ECL-62', 'CPJI-91'],
  }),
  // T23
  unfairTerm({
    rule: 'no-invoice',
    patterns: [
      ...mayBeVoid(
        '概不|无法|不能|恕不|不予|暂不|均不|一律不|不|不可|没法~2 支持|提供|开具|出具|开~3 发票|收据|购物凭证|票据|小票',
        '发票|收据|票据~4 不提供|不开|没有|开不了|绕道|别拍|勿拍|免谈|无法提供|无法开具|不支持|不能开|开不出',
      ),
    ],
    unless: sentence('电子发票|电子票|增值税专用|专票|纸质'),
    title: ['不提供发票、凭证', 'No invoice or receipt'],
    reason: [
      '消费者索要发票等凭证的，经营者必须出具。',
      'A trader must issue an invoice or receipt when the consumer asks.',
    ],
    answer:
      '“消费者索要发票等购货凭证或者服务单据的，经营者必须出具”（消费者权益保护法第二十二条），请出具。',
    basis: ['CPL-22'],
  }),
];
