import { candidate, type Page, type PageLine } from '../page.ts';
import type { Candidate } from '../types.ts';
import { placeIn, spansSeam, type WrappedLine, wrappedLines } from '../wrapped.ts';

/** Notices that something went wrong, the plainest first. `[^…]` windows are short so that a match stays one phrase. */
const notices: { words: RegExp; strength: number }[] = [
  { words: /订单(?:状态)?异常|(?:充值|发货|提取|到账|开通|交付)失败|异常订单/, strength: 0.97 },
  {
    words:
      /(?:卡密|兑换码|激活码|点卡|卡号|序列号|密码|该码|CDK)[^\s,。;:!?]{0,4}(?:已被?(?:使用|兑换|激活|核销)(?:过)?|无效|错误|不存在|已?失效|已?过期)/i,
    strength: 0.97,
  },
  {
    words:
      /(?:账号|帐号|号)[^\s,。;!?]{0,6}被[^\s,。;!?]{0,4}(?:找回|冻结|封禁|改密|盗)|(?:密码|密保|绑定手机)已?被?(?:修改|更换|解绑)/,
    strength: 0.95,
  },
  { words: /已被(?:使用|兑换|激活|核销)|无法(?:兑换|激活|使用|登录|充值)/, strength: 0.92 },
  {
    words:
      /(?:卡密|点券|钻石|款项|余额|商品|权益|会员)?(?:还|一直|仍|尚|都|也)?(?:未|没有?)(?:到账|到帐|发货|收到|充上|开通)/,
    strength: 0.9,
  },
  {
    words:
      /(?:开启了?(?:好友|朋友)验证|不是(?:对方|您?的?)好友|被对方(?:拉黑|删除)|拒收了?(?:您|你)?的?消息|消息已发出,但被对方拒收|已被拉入黑名单)/,
    strength: 0.95,
  },
  {
    words:
      /(?:网站|网页|页面|店铺|商品)(?:无法访问|无法打开|打不开|已关闭|不存在|已下架|已被封停)|404 Not Found|无法访问此网站/i,
    strength: 0.9,
  },
  {
    words:
      /(?:(?<!如|若|如果|倘)非本人|未经(?:本人|我)?授权|不是本人|盗刷|未授权)[^\s,。;!?]{0,6}(?:交易|支付|操作|扣款|扣费|消费)?/,
    strength: 0.88,
  },
  {
    words:
      /与[^\s,。;!?]{0,6}(?:描述|页面|宣传|介绍|承诺)[^\s,。;!?]{0,4}不(?:符|一致|同)|货不对板|实际(?:只有|仅有?|为|是)[^\s,。;!?]{1,12}/,
    strength: 0.85,
  },
  {
    words:
      /(?:订单|发货|充值)状态\s?:?\s?(?:待发货|未发货|待处理|处理中|处理失败|失败|发货中|已关闭)|正在发货中/,
    strength: 0.85,
  },
];

/** `如未到账`, `若卡密无效`, `导致的未到账`: a rule speaks of the case, nobody says that it happened. */
const conditional = /(?:如|若|如果|如遇|一旦|倘|凡|导致的?|因|投诉|反馈|要是|万一|保证不)[^,。;!?\n]{0,6}$/;

/** Strength by what kind of item says it: a status page more than a party's own words. Terms say nothing of the event. */
const trust: Record<Page['kind'], number> = {
  failure: 1,
  other: 0.8,
  reply: 0.5,
  promise: 0.7,
  payment: 0.7,
  listing: 0.3,
  terms: 0,
};

/** Candidates for the failure notice, as the phrase stands in the text; the plainest and first of each page first. */
export function failureNoticeIn(page: Page): Candidate<string>[] {
  const out: Candidate<string>[] = [];
  if (trust[page.kind] === 0) return out;
  const lines: (PageLine | WrappedLine)[] = [...page.lines, ...wrappedLines(page)];
  for (const line of lines) {
    for (const { words, strength } of notices) {
      const m = words.exec(line.text);
      if (!m || conditional.test(line.text.slice(0, m.index))) continue;
      if ('seam' in line && !spansSeam(line, m.index, m.index + m[0].length)) continue;
      const at = placeIn(line, m.index, m.index + m[0].length);
      if (out.some((c) => c.place.start < at.end && at.start < c.place.end)) continue;
      out.push(candidate(page, line, at, m[0], strength * trust[page.kind]));
    }
  }
  return out.sort((a, b) => b.confidence - a.confidence);
}
