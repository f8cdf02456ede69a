import { type DiagnosisRule, isVoid, mayBeVoid, pleaseExplain, sentence, unfairTerm } from './rule.ts';

const us = '(?:平台|本站|网站|商城|本店|店铺|我们|我方|我司|公司|商家|卖家|运营方|开发者|甲方|服务商)';
const dispute = '(?:争议|纠纷|诉讼|分歧|协商不成|协商不一致)';

export const contractTerms: readonly DiagnosisRule[] = [
  // T13
  unfairTerm({
    rule: 'jurisdiction-clause',
    anchors: ['法院'],
    patterns: [
      mayBeVoid(`${dispute}~40${us}~8(?:所在地|住所地|注册地|经营地)~8法院(?:~4(?:管辖|诉讼|起诉|解决))?`),
      mayBeVoid(`${dispute}~24(?:提交|向|由|至)[^。]{2,18}?(?:人民)?法院~4(?:管辖|诉讼|起诉|裁判|解决)`),
    ],
    unless: sentence(
      '原告|被告住所地|合同履行地|消费者所在地|(?:买家|用户|您|消费者)(?:所在地|住所地)|有管辖权的|仲裁委|一方当事人可以|权利人|调解协议',
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
    anchors: ['仲裁'],
    patterns: [
      mayBeVoid(
        `${dispute}~40(?:提交|申请|递交|交由|由|向)~24仲裁(?:委员会|委|院|机构|中心)?(?:~8(?:仲裁|裁决|解决))?`,
      ),
      mayBeVoid('(?:提交|交由)~20仲裁(?:委员会|委|院|中心)~8(?:仲裁|裁决|解决)'),
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
    anchors: ['取消', '撤销', '关闭', '不成立', '未成立'],
    patterns: [
      isVoid('(?:付款|支付|下单|价款|订单)~20合同(?:仍|并)?(?:不|未)(?:成立|生效)'),
      isVoid(
        `(?:付款|支付|下单成功)~20${us}~6(?:有权|可以?|保留)~14(?:取消|撤销|关闭|拒绝)~4(?:订单|交易|发货)`,
      ),
      isVoid(
        `${us}~6(?:有权|保留|可以?)~8(?:随时|单方|任意|无条件|不经~4同意)~10(?:取消|撤销|关闭)~6(?:订单|交易)`,
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
    anchors: ['修改', '变更', '更改', '调整', '修订', '更新', '终止', '中止'],
    patterns: [
      mayBeVoid(
        '(?:有权|保留|可以?|可能)~6(?:随时|单方面?|任意|不~2通知|无需~4通知|不另行通知|自行|不时|不经~4同意)~10(?:修改|变更|更改|调整|修订|更新|终止|中止)(?:~10(?:条款|协议|规则|价格|服务|内容|权利))?',
      ),
      mayBeVoid('(?:修改|变更|更改|调整|修订|更新|终止|中止)~14(?:恕不|不再|无需|不)(?:另行|提前)?通知'),
      mayBeVoid(
        '(?:修改|变更|更新|调整|修订|新)~24继续(?:使用|登录|购买|访问)~12(?:视为|表示|即|等于|代表)~8(?:同意|接受|认可)',
      ),
      mayBeVoid(
        '继续(?:使用|登录|购买|访问)~12(?:视为|表示|即|等于|代表)~8(?:同意|接受|认可)~6(?:修改|变更|更新|调整|修订|新)',
      ),
    ],
    unless: sentence(
      '(?:提前|至少|事先)~10(?:公示|通知|公告|征求意见|告知)|用户(?:可以?|有权)~6随时|您(?:可以?|有权)~6随时|取消~4续',
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
    anchors: ['提供', '录屏', '录像', '视频'],
    patterns: [
      mayBeVoid(
        '(?:须|需|必须|应|请)~8提供~16(?:后台|流水|日志|官方~4证明|充值记录|公证|录屏|录像|开箱视频|完整视频|第三方~4证明|鉴定)~14(?:否则|不提供|未提供|无法提供|不能提供|没有)~10(?:不予|不|概不|视为|驳回|无法)~4(?:受理|处理|退|售后|放弃|负责|成立|支持)',
      ),
      mayBeVoid(
        '(?:无|没有|未|不)(?:提供)?(?:全程|完整)?(?:录屏|录像|开箱视频|视频(?:证据)?|流水)~8(?:不予|不|概不|拒绝|一律不)~4(?:售后|退|换|处理|受理|补)',
      ),
    ],
    overrides: ['provide-backend-records', 'no-refund-for-virtual-goods'],
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
    anchors: ['发票', '收据', '购物凭证', '票据'],
    patterns: [
      mayBeVoid(
        '(?:概不|无法|不能|恕不|不予|暂不|均不|一律不|不)(?:支持|提供|开具|出具|可开|能开|开)+~3(?:发票|收据|购物凭证|票据)',
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
