import type { BundleTrust } from './trust-write.ts';

/** Lines about the files that this bundle has. */
function trustLines(trust: BundleTrust | undefined): string {
  if (!trust) return '';
  return [
    '  proofs/checkpoint     存证日志的签名树头（检查点），各项证明都以它为准；见证人的共签也在其中',
    trust.policy === undefined ? '' : '  proofs/policy         见证政策：有哪些见证人，几人共签才算数',
    trust.tokens.length === 0
      ? ''
      : '  proofs/*.tsr、*.pem   可信时间戳（RFC 3161）及授时机构的根证书，一个机构一对',
    trust.anchors.length === 0
      ? ''
      : '  proofs/anchor.json    树头在区块链上的记录：链、合约、交易、区块、时间',
  ]
    .filter((line) => line !== '')
    .map((line) => `${line}\n`)
    .join('');
}

/** How to check the timestamps without any of our code. */
function stampLines(trust: BundleTrust | undefined): string {
  const [first] = [...(trust?.tokens ?? [])].map(({ authority }) => authority).sort();
  if (first === undefined) return '';
  return `4. 时间戳可用 OpenSSL 单独核对（根证书请另行取得，包内所附的只能说明前后一致）：
     openssl ts -verify -data proofs/checkpoint -in proofs/${first}.tsr -CAfile proofs/${first}.pem
`;
}

/** `README.zh.txt` at the top of every bundle: for a judge or mediator who has never heard of us. */
export function readmeText(vkey: string, trust?: BundleTrust): string {
  return `昭证证据包说明
==============

一、这是什么
本压缩包保存一起虚拟商品消费争议的证据材料和校验材料，由“昭证”（Redress）软件生成：
  data/case.json        案情、当事人、时间线、证据链，以及每份材料的校验盐值
  data/items/           证据原件，一个文件一份证据
  data/letters/         已生成的文书
  data/catalogue.pdf    证据目录（如有）
  proofs/               每份材料的存证条目（.entry）和存证证明（.tlog-proof）
  proofs/vkey           存证日志的公钥
${trustLines(trust)}
二、怎样校验（任选一种，均可离线进行）
1. 用昭证命令行：
     redress verify 证据包.zip --vkey '公钥'
   逐项列出检查结果：全部通过时退出码为 0，任何一个字节被改动都会指出是哪一份材料。
2. 用昭证网页“/verify”：文件只在浏览器内读取，不上传。
3. 不用昭证：本压缩包是符合 RFC 8493（BagIt 1.0）的“袋”，任何 BagIt 工具都能核对；也可解压后运行：
     sha256sum -c manifest-sha256.txt
   存证条目、盐值与承诺值的算法以及存证证明的格式（RFC 6962、C2SP）均已公开，可自行编程核对。
${stampLines(trust)}
三、公钥
包内所附公钥为：
     ${vkey}
仅用包内公钥校验，只能说明包内材料相互一致。请向存证日志的运营方或其公开网页另行取得公钥并比对。

四、能证明什么，不能证明什么
能证明：材料自存证之时起未被增加、删除、修改。《人民法院在线诉讼规则》第十六条：“当事人作为证据提交的
电子数据系通过区块链技术存储，并经技术核验一致的，人民法院可以认定该电子数据上链后未经篡改，但有相反
证据足以推翻的除外。”本日志采用哈希校验和公开的默克尔树，是否适用该条由人民法院认定。
不能证明：材料在存证之前是否真实。同一规则第十八条要求“结合上链存储前数据的具体来源、生成机制、存储
过程、公证机构公证、第三方见证、关联印证数据等情况作出综合判断”。data/case.json 载明了每份材料是
当事人提供、浏览器扩展采集还是服务器采集。
存证日志的运营方与当事人有无利害关系，请一并审查（同一规则第十七条）。由当事人自己的电脑运行的日志
（名称以 redress.local 开头）不是中立的第三方平台。
`;
}
