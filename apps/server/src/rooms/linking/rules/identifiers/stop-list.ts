import type { Identifier } from './types.ts';

/** Sites that everybody uses: having been there links nobody. Registrable domains; a whole ending begins with a dot. */
const sites = new Set(
  `taobao.com tmall.com jd.com pinduoduo.com yangkeduo.com 1688.com goofish.com xianyu.com alipay.com alipayobjects.com
  qq.com weixin.com wechat.com tenpay.com qpic.cn gtimg.com baidu.com bdstatic.com weibo.com weibo.cn sina.com sina.com.cn sina.cn
  douyin.com iesdouyin.com snssdk.com kuaishou.com bilibili.com b23.tv xiaohongshu.com xhslink.com zhihu.com toutiao.com 163.com 126.com
  netease.com sohu.com 360.cn so.com meituan.com dianping.com ele.me suning.com vip.com ctrip.com unionpay.com 95516.com icbc.com.cn
  ccb.com abchina.com boc.cn bankcomm.com cmbchina.com psbc.com lakala.com huawei.com mi.com xiaomi.com oppo.com vivo.com.cn honor.com apple.com
  icloud.com google.com gmail.com googleapis.com gstatic.com youtube.com facebook.com twitter.com x.com instagram.com microsoft.com
  live.com outlook.com hotmail.com office.com bing.com github.com gitee.com steampowered.com steamcommunity.com epicgames.com
  nintendo.com playstation.com roblox.com blizzard.com battle.net cloudflare.com aliyun.com aliyuncs.com tencent.com myqcloud.com
  qcloud.com 12315.cn 12377.cn 12321.cn cyberpolice.cn cnnic.cn w3.org schema.org wikipedia.org t.cn url.cn dwz.cn suo.im
  telegram.org t.me telegram.me whatsapp.com discord.com example.com example.org mihoyo.com hoyoverse.com netease.im 5173.com tousu.sina.com.cn
  samr.gov.cn chinatax.gov.cn court.gov.cn`.split(/\s+/),
);
const siteEnds = ['.gov.cn', '.edu.cn', '.example', '.test', '.invalid', '.local'];

/** Payment companies and banks take money for everybody. */
const payees =
  /支付宝\(?中国|支付宝中国|财付通|微信支付|蚂蚁|拉卡拉|银联|银盛支付|通联支付|汇付天下|易宝支付|富友支付|连连|网银在线|京东支付|抖音支付|合众易宝|随行付|嘉联支付|乐刷|新生支付|宝付|快钱|银行(?:股份有限公司)?$|淘宝|天猫|拼多多|寻梦信息|京东|腾讯|阿里巴巴|抖音|快手|美团/;

/** Numbers of nobody: shown as examples everywhere, or of public offices. */
const phones =
  /^(?:13800138000|13[0-9]00000000|1(?:3812345678|3912345678|8888888888|3888888888|3999999999|5888888888))$/;
const allAlike = /^(\d)\1+$|^(?:0?123456789?0?|1234567890?1?|9876543210?)$/;
const offices = /^(?:4008|400|800)(?:000000|123456|888888)$/;
const qqs = new Set(['10000', '10001', '800000000', '12345', '123456', '1234567', '12345678', '123456789']);

/** Whether an identifier is everybody's or nobody's, so that sharing it says nothing. */
export function isStopped({ kind, value }: Pick<Identifier, 'kind' | 'value'>): boolean {
  switch (kind) {
    case 'site':
      return isCommonSite(value);
    case 'page':
      return (
        isCommonSite(value.slice(0, value.indexOf('/'))) &&
        !value.includes('goofish') &&
        value.split('/').length < 3
      );
    case 'email':
      return isOfficialMail(value);
    case 'payee-name':
      return payees.test(value);
    case 'phone':
    case 'payee-account':
      return phones.test(value) || allAlike.test(value);
    case 'landline':
      return offices.test(value) || allAlike.test(value);
    case 'qq':
    case 'qq-group':
      return qqs.has(value) || allAlike.test(value);
    case 'card-code':
    case 'order-no':
      return allAlike.test(value) || new Set(value).size < 4;
    default:
      return false;
  }
}

function isCommonSite(site: string): boolean {
  return sites.has(site) || siteEnds.some((end) => site.endsWith(end));
}

/** The post of a public office or of a company that everybody writes to; private mail boxes at such sites do link. */
function isOfficialMail(mail: string): boolean {
  const [name = '', host = ''] = mail.split('@');
  if (siteEnds.some((end) => host.endsWith(end) || `.${host}` === end)) return true;
  const role =
    /^(?:service|support|help|info|kefu|complaint|tousu|jubao|noreply|no-reply|admin|postmaster|abuse|privacy)/;
  return role.test(name) && isCommonSite(host.split('.').slice(-2).join('.'));
}
