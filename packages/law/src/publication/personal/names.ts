import type { Found } from './kinds.ts';

const compound =
  '欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|宇文|长孙|司徒|司空|夏侯|端木|百里|呼延|轩辕|南宫';
const single =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝';
const surname = `(?:${compound}|[${single}])`;
const han = '[\\u4e00-\\u9fff]';

/** What makes a name one of an organisation or a shop, which may be named; 张某 names nobody any more. */
const organisation =
  /某|公司|集团|科技|网络|工作室|商行|商贸|店|铺|平台|卡盟|中心|经营部|个体户|银行|支付|信息|传媒|数码|电子|游戏|点卡|充值|官方|客服|旗舰|专营|自营|商城|超市|协会|委员会|局|院|所|队|社$|厂$|行$|部$/;

/** A name of two to four characters that begins with a surname and names no organisation. */
export function isPersonName(name: string): boolean {
  const plain = name.replace(/[\s·•]/g, '');
  return new RegExp(`^${surname}[\\u4e00-\\u9fff]{1,2}$`).test(plain) && !organisation.test(plain);
}

const labels =
  '收款人|付款人|收款方|付款方|收款账户|转账给|转给|汇款人|户名|姓名|真实姓名|实名|持卡人|开户人|联系人|法定代表人|法人代表|负责人|经办人|收件人|寄件人|收货人|申请人|投诉人|买家姓名|卖家姓名|店主|老板|我叫|名叫|名字叫|叫做|本名|自称|客服人员';
/** After a name comes a sign, the end, or a word that no given name holds. */
const ends = `(?=$|[^\\u4e00-\\u9fff]|[的在于向已与和收支把被给说称是也又让要未不有将先女账手身电地])`;
const labelled = new RegExp(`(?:${labels})[\\s:：为是叫系“"(（]{0,4}(${surname}${han}{1,2}?)${ends}`, 'g');
const titled = new RegExp(
  `(?<=^|[^\\u4e00-\\u9fff]|[与和给向由找对是叫请及被让])(${surname}${han}{1,2})(?=先生|女士|小姐|同学|老师|经理|老板)`,
  'g',
);
/** 张伟（身份证 …）, 张伟，男，1990年生. */
const described = new RegExp(
  `(${surname}${han}{1,2})(?=\\s?[(（，,]\\s?(?:身份证|男|女|手机|电话|微信|\\d{11}))`,
  'g',
);

/** Names by what stands beside them, and the names that the case knows, also pulled apart by spaces or points. */
export function* findNames(text: string, known: readonly string[]): Iterable<Found> {
  for (const name of known) {
    if (!isPersonName(name)) continue;
    const letters = Array.from(name.replace(/[\s·•]/g, ''));
    for (const { index, 0: found } of text.matchAll(new RegExp(letters.join('[\\s·•*._-]{0,2}'), 'g')))
      yield { kind: 'name', start: index, end: index + found.length };
  }
  for (const pattern of [labelled, titled, described])
    for (const match of text.matchAll(pattern)) {
      const name = match[1] as string;
      const end = match.index + match[0].length;
      if (
        !organisation.test(name) &&
        !organisation.test(text.slice(end, end + 6).split(/[^\u4e00-\u9fff]/)[0] ?? '')
      )
        yield { kind: 'name', start: end - name.length, end };
    }
}

const surnameFirst = new RegExp(`^${surname}`);
/** 张伟 → 张某; a surname alone singles out nobody. */
export const maskName = (name: string): string => `${surnameFirst.exec(name)?.[0] ?? name[0] ?? ''}某`;
