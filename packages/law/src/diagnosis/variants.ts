/**
 * What people write to hide a word from a filter, and the word. Left: after folding of width, case and traditional
 * characters and without what stands between characters. Latin entries count only as whole words.
 */
const pairs = `
微信=薇信 徽信 溦信 葳信 崴信 威芯 微芯 薇芯 微亻言 薇亻言 微伈 v信 v芯 v杏 微x 薇x 围芯 微訫 维信号 绿泡泡 绿色软件 绿信 weixin weix vx wx wechat vvx
加微信=加v 加薇 加微 加威信 加围信 加维信 加威 加vx 加wx
加qq=加企鹅 加扣
qq=扣扣 抠抠 球球号 蔻蔻 q扣 qiuqiu
支付宝=支付煲 支付堡 支付饱 支附宝 支呋宝 枝付宝 支fu宝 zhi付宝 支付保 zhifubao zfb
银行卡=银行咔 银hang卡 银行kǎ 银行ka yhk
验证码=验证玛 验证吗 验正码 验证骂 验zheng码 yzm
退款=退歀 退欵 褪款 蜕款 tui款 退kuan 退k 推歀 tuikuan tk
退换=褪换 tui换
退=辶艮 煺
赔偿=赔尝 陪偿 赔嘗 培偿
客服=客伏 客fu kf
投诉=投拆 投素 tou诉 投su 投讠斥 tousu 扌殳诉
举报=举bao 举暴 ju报 jubao
账号=帐号 账hao 帐hao 賬号 zhanghao zh号
账户=帐户 账hu
转账=转帐 转zhang 轉帐 zhuanzhang 车专账
充值=冲值 充直 chong值 chongzhi
提现=提线 提xian 提見 tixian
解冻=解东 解動 jie冻 解冫东
保证金=保正金 宝证金 保zheng金 bzj
卡密=卡蜜 卡米 卡咪 咔密 卡mi kami
点卡=点咔
平台=平苔 平抬 平tai pingtai
付款=付欵 付歀 付kuan fu款 fukuan 彳付款
返利=返俐 fan利 fanli
刷单=刷丹 刷dan 唰单 shuadan
拉黑=拉嘿 拉hei lahei
佣金=拥金 佣jin yongjin
屏幕=荧幕 萤幕 瑩幕
红包=红苞 洪包 hongbao
不=吥 卟 伓 bu
信=亻言
付=亻寸
你=亻尔
他=亻也
转=车专
钱=钅戋
冻=冫东
诉=讠斥
投=扌殳
假=亻叚
偿=亻尝
佣=亻用
`;

export interface Variant {
  from: string;
  to: string;
}

function read(): Variant[] {
  return pairs
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [to = '', list = ''] = line.split('=');
      return list.split(' ').map((from) => ({ from, to }));
    });
}

/** Variants by their first character, the longest first. */
const byFirst = new Map<number, Variant[]>();
for (const variant of read()) {
  const first = variant.from.charCodeAt(0);
  byFirst.set(
    first,
    [...(byFirst.get(first) ?? []), variant].sort((a, b) => b.from.length - a.from.length),
  );
}
/** Quick refusal of the many characters that begin none. */
const beginsVariant = new Uint8Array(65_536);
for (const first of byFirst.keys()) beginsVariant[first] = 1;

/** The variant that stands at `i` of a folded text; `cuts(i)` is true where a Latin word goes on over that place. */
export function variantAt(text: string, i: number, cuts: (i: number) => boolean): Variant | undefined {
  const first = text.charCodeAt(i);
  if (beginsVariant[first] === 0) return undefined;
  for (const variant of byFirst.get(first) ?? [])
    if (text.startsWith(variant.from, i) && !cuts(i) && !cuts(i + variant.from.length)) return variant;
  return undefined;
}
