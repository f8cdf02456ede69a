import type { DisputeType, ItemKind } from '@redress/contract';
import { promisedMinutesIn, promiseTextIn } from './fields/promise.ts';
import { type Page, pageOf } from './page.ts';
import { type SlotName, slotsOf } from './slots.ts';
import type { ReadItem } from './types.ts';

/** Words that fill a slot which no kind of item stands for. */
const signs: Partial<Record<SlotName, RegExp>> = {
  delivery:
    /(?:卡密|兑换码|激活码|卡号|序列号|CDK)\s?(?:为|是)?\s?:\s?[A-Za-z0-9*-]{6,}|提取成功|发货(?:成功|时间|内容)|已发货|卡密信息\s?:?\s?[A-Za-z0-9*-]{6,}/i,
  issuer: /(?:核销|兑换|激活|使用)(?:时间|记录|查询|地区|账号)|发行方|官方客服|官方查询/,
  control:
    /登录(?:成功|记录)|绑定(?:成功|手机)|换绑(?:成功|完成)|改密(?:成功|完成)|(?:账号|密码)\s?:\s?\S{3,}|已交付|验号/,
  notice:
    /(?:挂失|冻结|止付|报案|申诉|投诉|反馈|非本人交易|否认交易)[^。\n]{0,12}(?:受理|提交|登记|成功|已收到)|已为您(?:挂失|冻结|登记)|受理编号/,
  device: /登录设备|设备(?:列表|管理|型号)|登录地(?:点|区)|IP属地|常用设备|授权(?:设备|管理)/i,
  identity: /出生(?:日期|医学证明|年月|证明)|户口簿?|户主|身份证|监护(?:人|关系)|\d{1,2}\s?周岁/,
  usage: /(?:游戏|登录|使用|在线)(?:时长|时间|记录)|消费记录|充值记录|上课(?:时间|期间)|防沉迷|实名认证/,
  operator: /ICP备|备案号|营业执照|统一社会信用代码|经营主体|商家主体|运营方|主办单位|域名注册/i,
};

/** Kinds whose items may fill such a slot: rules, offers and bills speak in general or of something else. */
const fillers: Partial<Record<SlotName, readonly ItemKind[]>> = {
  operator: ['other', 'listing', 'terms', 'reply'],
  notice: ['other', 'reply', 'failure'],
};
const usualFillers: readonly ItemKind[] = ['other', 'promise'];

/**
 * Which items fill which slot of the dispute type; every slot is a key, an unfilled one has no items. One item may fill
 * several: a listing that shows the delivery time is listing and promise.
 */
export function fillSlots(disputeType: DisputeType, items: readonly ReadItem[]): Record<string, string[]> {
  const pages = items.map(pageOf);
  const out: Record<string, string[]> = {};
  for (const { name } of slotsOf(disputeType)) {
    const filling = pages.filter((page) => fills(name, page));
    filling.sort((a, b) => Number(b.kind === name) - Number(a.kind === name));
    out[name] = filling.map((p) => p.file);
  }
  return out;
}

function fills(slot: SlotName, page: Page): boolean {
  if (page.kind === slot) return true;
  if (slot === 'listing' || slot === 'payment' || slot === 'failure') return false;
  if (slot === 'promise') return (page.kind === 'listing' || page.kind === 'other') && says(page);
  return (fillers[slot] ?? usualFillers).includes(page.kind) && (signs[slot]?.test(page.text) ?? false);
}

const says = (page: Page): boolean => promisedMinutesIn(page).length > 0 || promiseTextIn(page).length > 0;
