import { words } from '../../i18n/words.ts';

/** What the page says of an order record. */
export const recordWords = words(
  {
    keyLabel: '店铺公钥',
    keyHint: '只用于订单记录：向店铺要来的公钥。不填就用记录里自带的。',
    badKey: '店铺公钥应以 whpk_ 开头，后接 44 个字符。',
    refused: '这不是订单记录（redress.order-record/1），或文件已损坏。',
    order: (ref: string, shop: string) => `订单 ${ref} · ${shop}`,
    ok: '核对无误：每一条都由店铺签名，也都在日志里',
    means: '这说明店铺确实这样说过、之后没有改动，不说明它说的是事实。',
    unsigned: (n: number) => `没有发现改动，但有 ${n} 条缺少店铺签名或日志证明`,
    wrong: (n: number) => `有 ${n} 条与签名或日志不符`,
    title: '店铺报送的每一条',
    signed: { ok: '店铺签名无误', absent: '没有店铺签名：只能说明有人用共享密钥报送过', wrong: '签名不符' },
    byForm: '在网页上填报，没有店铺签名',
    sealed: { ok: '原文与签名都在日志里', absent: '没有日志证明', wrong: '与日志不符' },
    withheld: (n: number) => `这是买家的副本：另有 ${n} 条涉及别人或者内容不明，没有给出；平台有完整的一份。`,
    body: '报送的原文',
    keysInside: '店铺公钥取自记录本身，是服务器的说法：请向店铺要来公钥，点“再验证一个”填入后再核对一次。',
    vkeyInside: '日志公钥取自记录本身，只能说明前后一致。',
    reasons: {
      'the body is not JSON': '原文不是有效的数据',
      'the body bears another id': '原文里的编号不同',
      'the body bears another type': '原文里的类型不同',
      'the body is of another order': '原文属于另一笔订单',
      'it was sent under another id': '报送时用的是另一个编号',
      'no key that counts made its signature': '不是由所给的店铺公钥签的',
      'the entry is of another event': '日志条目属于另一个事件',
      'the entry is of another body': '日志里记的是另一份原文',
      'the entry is of other headers': '日志里记的是另一份签名',
    } as Record<string, string>,
  },
  {
    keyLabel: 'Public key of the shop',
    keyHint:
      'For order records only: the key that the shop gave you. Without it those in the record are used.',
    badKey: 'A public key of a shop is whpk_ and 44 characters.',
    refused: 'That is no order record (redress.order-record/1), or it is damaged.',
    order: (ref: string, shop: string) => `Order ${ref} · ${shop}`,
    ok: 'Genuine: the shop signed every line, and the log holds it',
    means:
      'It shows that the shop said so and that nothing was changed since, not that what it said is true.',
    unsigned: (n: number) =>
      n === 1
        ? 'No change was found, but 1 line lacks the shop’s signature or the log’s proof'
        : `No change was found, but ${n} lines lack the shop’s signature or the log’s proof`,
    wrong: (n: number) =>
      n === 1
        ? '1 line does not fit its signature or the log'
        : `${n} lines do not fit their signatures or the log`,
    title: 'Every line that the shop told',
    signed: {
      ok: 'signed by the shop',
      absent: 'not signed by the shop: somebody with the shared secret told it, no more is shown',
      wrong: 'signature wrong',
    },
    byForm: 'entered on a web page, not signed by a shop',
    sealed: {
      ok: 'words and signature stand in the log',
      absent: 'no proof of the log',
      wrong: 'not as in the log',
    },
    withheld: (n: number) =>
      `This is the copy of a buyer: ${n} more ${n === 1 ? 'line concerns' : 'lines concern'} others or are of an unknown kind and were left out; the platform has all of it.`,
    body: 'The exact words',
    keysInside:
      'The keys of the shop come from the record itself, that is the server’s word: ask the shop for its key, choose “Verify another one”, enter it, and check again.',
    vkeyInside: 'The key of the log comes from the record itself, which only shows consistency.',
    reasons: {} as Record<string, string>,
  },
);
