/**
 * The reasons of `packages/tlog` and of this package in Chinese, `{}` standing for what differs. Lines from the top
 * down: the first that fits is taken. A reason that stands nowhere here is shown as it is.
 */
const table: readonly (readonly [string, string])[] = [
  // inclusion and consistency
  ['index or size is not a whole number below 2^53', '序号或大小不是小于 2^53 的整数'],
  ['index {} is not in a tree of size {}', '序号 {} 超出大小为 {} 的日志'],
  ['leaf hash is not 32 bytes', '叶哈希不是 32 字节'],
  ['root is not 32 bytes', '根哈希不是 32 字节'],
  ['a root is not 32 bytes', '根哈希不是 32 字节'],
  ['a proof hash is not 32 bytes', '证明中的哈希不是 32 字节'],
  ['the proof is too long', '证明过长'],
  ['the proof is too short', '证明过短'],
  ['the proof leads to another root', '按证明算出的根与日志的根不同'],
  ['the proof leads to another old root', '按证明算出的旧根不同'],
  ['the proof leads to another new root', '按证明算出的新根不同'],
  ['the proof must be empty', '证明应当为空'],
  ['a size is not a whole number below 2^53', '大小不是小于 2^53 的整数'],
  ['size {} is smaller than {}', '大小 {} 比 {} 还小'],
  ['the root of size 0 is not the empty root', '大小为 0 时的根不是空根'],
  ['two different roots of the same size', '同一大小有两个不同的根'],
  // notes, checkpoints, proofs
  ['the note is longer than a million characters', '签名文本超过一百万个字符'],
  ['the note is not valid Unicode', '签名文本不是有效的 Unicode'],
  ['the note has control characters', '签名文本含有控制字符'],
  ['the note has no blank line before its signatures', '签名文本的签名之前没有空行'],
  ['the note does not end with a newline', '签名文本没有以换行结束'],
  ['the note has more than {} signatures', '签名多于 {} 个'],
  ['a signature line is malformed', '有一行签名格式不对'],
  ['no known key signed the note', '没有已知密钥的签名'],
  ['the checkpoint does not end with a newline', '检查点没有以换行结束'],
  ['a checkpoint has three lines or more', '检查点不足三行'],
  ['the checkpoint has an empty line', '检查点中有空行'],
  ['the tree size is not a plain decimal below 2^53', '检查点的大小不是小于 2^53 的十进制整数'],
  ['the root is not the base64 of 32 bytes', '检查点的根不是 32 字节的 base64'],
  ['no log key of origin {} signed the checkpoint', '检查点没有日志 {} 自己的签名'],
  ['the proof has no blank line before the checkpoint', '证明与检查点之间没有空行'],
  ['the first line is not {}', '第一行不是 {}'],
  ['the extra line is not canonical base64', 'extra 行不是规范的 base64'],
  ['the index line is missing or not a plain decimal', '缺少序号行，或序号不是十进制整数'],
  ['the proof has more than 63 hashes', '证明多于 63 个哈希'],
  ['a proof hash is not the base64 of 32 bytes', '证明中的哈希不是 32 字节的 base64'],
  // keys and signatures
  ['not a verifier key (name+id+key)', '不是公钥文本（名称+编号+密钥）'],
  ['the key name has white space or control characters', '公钥名称含有空白或控制字符'],
  ['the key is not canonical base64', '公钥不是规范的 base64'],
  ['key type {} is not known', '不认识的公钥类型 {}'],
  ['an Ed25519 key has 32 bytes', 'Ed25519 公钥应为 32 字节'],
  ['the key id does not fit the key', '公钥编号与公钥不符'],
  ['the signature of {} is wrong', '{} 的签名不对'],
  ['the cosignature of {} has not 72 bytes', '{} 的共签不是 72 字节'],
  ['the cosignature time of {} is out of range', '{} 的共签时间超出范围'],
  ['the cosignature of {} is wrong', '{} 的共签不对'],
  ['the time is out of range', '时间超出范围'],
  // policies
  ['the policy is longer than a million characters', '见证政策超过一百万个字符'],
  ['the policy names no log', '见证政策没有写明日志'],
  ['the last line does not end with a newline', '最后一行没有以换行结束'],
  ['a control character', '含有控制字符'],
  ['the line is not UTF-8', '不是 UTF-8'],
  ['there is no quorum line', '缺少 quorum 行'],
  ['there is already a quorum line', 'quorum 行多于一行'],
  ['a log line is: {}', 'log 行应写作：{}'],
  ['a witness line is: {}', 'witness 行应写作：{}'],
  ['a group line is: {}', 'group 行应写作：{}'],
  ['a quorum line is: {}', 'quorum 行应写作：{}'],
  ['{} is no log, witness, group or quorum', '{} 不是 log、witness、group 或 quorum'],
  ['{} is not all, any or a number from 1 to {}', '{} 不是 all、any 或 1 到 {} 的数'],
  ['{} is not defined above', '{} 在前面没有定义'],
  ['{} is already a member of a group', '{} 已属于另一组'],
  ['the name "none" is reserved', '名称“none”不能用'],
  ['the name {} is already taken', '名称 {} 已被使用'],
  ['the key type {} is not that of {}', '公钥类型 {} 用错了地方'],
  ['the same public key stands above', '同一公钥前面已经出现'],
  // anchors
  ['it is larger than 256 KiB', '超过 256 KiB'],
  ['it is too large or damaged', '过大或已损坏'],
  ['it is not UTF-8', '不是 UTF-8'],
  ['it is not JSON', '不是 JSON'],
  ['it is not {"v": 1, "anchors": [...]}', '不是 {"v": 1, "anchors": [...]}'],
  ['it has more than {} anchors', '多于 {} 条记录'],
  ['it is not an object', '不是 JSON 对象'],
  ['its "{}" is malformed', '“{}”格式不对'],
  ['it anchors the log {}, not {}', '记录的是日志 {}，不是 {}'],
  // what a chain says
  [
    'block {} of the chain is another one: the anchor was removed by a reorganisation',
    '链上第 {} 块是另一块：该记录已被链重组移除',
  ],
  ['the block has no time', '该块没有时间'],
  ["the block's time is {}, not {}", '该块的时间是 {}，不是 {}'],
  ['the contract did not answer', '合约没有答复'],
  ['the line ends at size {}, before {}', '合约上的记录止于大小 {}，未到 {}'],
  ['the line has another root at size {}', '合约在大小 {} 处记录的是另一个根'],
  ['{} is no chain with an Ethereum RPC', '{} 不是带以太坊 RPC 的链'],
  ['the node is of chain {}, not {}', '该节点属于链 {}，不是 {}'],
  ['there is no contract at {}', '{} 处没有合约'],
  [
    'the contract at {} is not Anchor.sol, so nobody knows what it promises',
    '{} 处的合约不是 Anchor.sol，无从知道它保证什么',
  ],
  ['the chain has no transaction {}', '链上没有交易 {}'],
  ['the transaction {} failed', '交易 {} 没有成功'],
  ['the transaction stands in block {}, not where the record says', '该交易在第 {} 块，与记录不符'],
  ['the transaction did not anchor this head on this line', '该交易没有在此处记录这个树头'],
  // entries and case files
  ['not UTF-8', '不是 UTF-8'],
  ['not JSON', '不是 JSON'],
  ['no salts', '没有盐值'],
  ['salt of {} is not 32 bytes in base64', '{} 的盐值不是 32 字节的 base64'],
  ['the entry is too long', '条目过长'],
  ['the entry is not UTF-8', '条目不是 UTF-8'],
  ['the entry is not canonical JSON (RFC 8785)', '条目不是规范 JSON（RFC 8785）'],
  ['the entry is not JSON', '条目不是 JSON'],
  ['the entry is not an object', '条目不是 JSON 对象'],
  ['the entry version is not 1', '条目的版本不是 1'],
  ['the entry has no {}', '条目缺少 {}'],
  ['the entry has an unknown field {}', '条目有未知字段 {}'],
  ['prev is not a text', 'prev 不是文本'],
  ['at is not an RFC 3339 UTC time', 'at 不是 RFC 3339 UTC 时间'],
  ['c or sm3 has a value that is not the base64 of 32 bytes', 'c 或 sm3 中有值不是 32 字节的 base64'],
  ['c and sm3 do not commit to the same fields', 'c 与 sm3 承诺的字段不同'],
];

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const patterns = table.map(([en, zh]) => ({
  fits: new RegExp(`^${en.split('{}').map(escaped).join('(.*)')}$`, 'su'),
  zh,
}));

/** Reasons that say where, and then another reason. */
const wrappers: readonly (readonly [RegExp, string])[] = [
  [/^line (\d+): /, '第 {} 行'],
  [/^anchor (\d+): /, '第 {} 条记录'],
  [/^the anchored head and the log's head do not fit: /, '上链的树头与日志的树头不符'],
  [/^the chain cannot be asked: /, '无法查询该链'],
];

/** A reason for a Chinese reader. What a stranger wrote inside it stays as it is. */
export function reasonInChinese(reason: string): string {
  for (const [begins, zh] of wrappers) {
    const match = begins.exec(reason);
    const rest = match && reasonInChinese(reason.slice(match[0].length));
    if (match) return `${zh.replace('{}', match[1] ?? '')}：${rest}`;
  }
  for (const { fits, zh } of patterns) {
    const match = fits.exec(reason);
    if (!match) continue;
    const parts = match.slice(1);
    return zh.replaceAll('{}', () => parts.shift() ?? '');
  }
  return reason;
}
