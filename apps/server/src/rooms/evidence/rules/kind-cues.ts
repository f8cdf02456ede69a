import type { ItemKind } from '@redress/contract';

/** Words that speak for a kind of item, with their weight; each counts once an item. */
export interface Cue {
  words: RegExp;
  weight: number;
  /** Said by the system even in the midst of a conversation. */
  system?: true;
}

export const kindCues: Record<Exclude<ItemKind, 'other'>, readonly Cue[]> = {
  payment: [
    {
      words: /账单详情|交易详情|支付凭证|付款凭证|电子回单|转账凭证|交易凭证|账单明细|交易明细|扣款通知/,
      weight: 3,
    },
    { words: /收款(?:方|人|商户|账户)/, weight: 3 },
    { words: /交易(?:单号|流水|订单号)|支付单号|流水号/, weight: 3 },
    { words: /商户(?:单号|全称|订单号)/, weight: 2.5 },
    { words: /(?:支付|付款|转账|扣款)成功/, weight: 2 },
    { words: /(?:付款|支付|扣款)(?:方式|金额)/, weight: 1.5 },
    { words: /(?:支付|交易|转账|扣款)时间/, weight: 1.5 },
    { words: /对方(?:账户|户名)|收单机构|交易对方|扣款商户/, weight: 2 },
    { words: /银行】|(?:消费|支出|扣款)(?:人民币)?\s?¥?[\d,]+(?:\.\d{2})?元/, weight: 3 },
    { words: /(?:银行卡|尾号|余额|零钱|储蓄卡|信用卡)/, weight: 0.5 },
  ],
  listing: [
    { words: /立即(?:购买|下单|抢购)|马上抢|提交订单|去付款/, weight: 3 },
    { words: /加入购物车/, weight: 3 },
    { words: /已售|销量|月销|库存|人付款/, weight: 2 },
    { words: /进店|店铺首页|全部商品/, weight: 1.5 },
    { words: /商品(?:详情|介绍|描述|参数)|宝贝详情|购买须知/, weight: 2 },
    { words: /售价|现价|到手价|一口价|原价|划线价|券后/, weight: 1.5 },
    { words: /面值|规格|区服/, weight: 1 },
    { words: /自动发货|官方直充|正品保证/, weight: 1 },
    { words: /收藏|好评|优惠券|包邮/, weight: 0.7 },
    { words: /¥\s?\d/, weight: 0.7 },
    { words: /购买|下单/, weight: 0.7 },
    { words: /点卡|会员|激活码|卡密|充值|账号/, weight: 0.5 },
  ],
  failure: [
    { words: /订单(?:状态)?:?\s?异常|异常订单|(?:充值|发货|提取|交付)失败/, weight: 4 },
    { words: /(?:未|没|没有|尚未)(?:到账|发货|收到|充上)/, weight: 2 },
    {
      words:
        /已被?(?:使用|兑换|激活|核销)|(?:卡密|兑换码|激活码|该码|CDK)[^\s,。]{0,4}(?:无效|错误|不存在|失效)/i,
      weight: 4,
    },
    {
      words: /被[^\s,。]{0,4}(?:找回|冻结|改密|封禁)|密码已?被?(?:修改|更换)|(?:密码|登录)(?:错误|失败)/,
      weight: 3.5,
    },
    {
      words:
        /(?:订单|发货|充值)状态\s?:?\s?(?:待发货|未发货|待处理|处理中|处理失败|失败|异常|发货中|已关闭)|正在发货中/,
      weight: 3.5,
    },
    { words: /卡密(?:信息)?\s?:?\s?(?:暂无|空|未生成)|有人在你付款之前抢走了商品/, weight: 2 },
    { words: /安全(?:提醒|通知|中心)|异地登录/, weight: 2 },
    {
      words: /不是(?:对方|您?的?)好友|被对方(?:拉黑|删除)|拒收了|开启了?(?:好友|朋友)验证/,
      weight: 4.5,
      system: true,
    },
    { words: /404 Not Found|无法访问此网站|(?:网站|网页|店铺)(?:无法|打不开|已关闭|不存在)/i, weight: 4 },
    {
      words: /与[^\s,。;!?]{0,6}(?:描述|页面|宣传|介绍|承诺)[^\s,。;!?]{0,4}不(?:符|一致|同)|货不对板/,
      weight: 2.5,
    },
    { words: /(?<!如|若|如果|倘)非本人(?:操作|交易|支付)|未经(?:本人|我)?授权|盗刷/, weight: 2.5 },
    { words: /订单详情|售后单|申请售后/, weight: 1.5 },
    { words: /错误(?:代码|码)|异常时间|失败原因|兑换(?:结果|页面|中心)|检测(?:结果|报告)/, weight: 2 },
    { words: /订单编号|异常/, weight: 1 },
  ],
  promise: [
    { words: /(?:分钟|小时|天)(?:之?内|以内)?(?:自动)?(?:到账|发货|发卡|充好)/, weight: 1 },
    { words: /亲[,~!\s]|在吗|在的|您稍等|请耐心等待|好的亲/, weight: 2 },
    { words: /客服|卖家|掌柜/, weight: 1 },
    { words: /(?:保证|承诺|包赔|包售后|放心)/, weight: 1.5 },
    { words: /按住说话|请输入消息|聊天记录|发送消息/, weight: 2.5 },
  ],
  terms: [
    { words: /(?:服务|用户|交易|售后|退款|平台)(?:协议|规则|条款|须知)/, weight: 2.5 },
    { words: /最终解释权/, weight: 2.5 },
    { words: /概不退换|概不负责|不承担(?:任何)?责任|视为(?:放弃|同意|认可)/, weight: 2 },
    { words: /本(?:规则|协议|条款|平台)|甲方|乙方/, weight: 2 },
    { words: /(?:生效|更新|发布)日期|生效时间/, weight: 1.5 },
    { words: /用户(?:应当|须|需|不得)/, weight: 1 },
  ],
  reply: [
    { words: /您(?:好,)?(?:反馈|投诉|反映|提交|咨询)的/, weight: 3 },
    { words: /转交|相关部门|专员/, weight: 2 },
    {
      words:
        /(?<!一)经(?:核实|系统判定|查(?![看询])|审核|平台核查)|不予(?:支持|受理)|驳回|投诉(?:不成立|已受理|已关闭)/,
      weight: 2.5,
    },
    { words: /工单|回复|答复/, weight: 1.5 },
    { words: /感谢您的(?:理解|支持|来信|反馈)|给您带来(?:的)?不便|敬请谅解/, weight: 2 },
    { words: /发件人|收件人|主题/, weight: 1.5 },
    { words: /客服中心|客户服务部/, weight: 1 },
  ],
};
