/** Text made comparable, with the way back: `origin[i]` is the UTF-16 offset in the given text of `text[i]`. */
export interface Normalised {
  text: string;
  origin: Uint32Array;
}

const traditional =
  '虛擬經換還權歸釋終責擔負網絡動統遲後準發貨視為訂單驗號賬帳戶餘額現評凍結訴訟爭議決轄當協會員續費違約開據憑證處請報聯繫係關門饋錯誤規則無與買賣錢匯轉螢碼刪點銀繳納稅積從對應個們這該確認軟級實復複雙僅務資訊選擇檢測區須過間時內兩歲屬減損壞備審將顯領獲購質貼賠償贈達運適邊鎖鏈錄鐘鍵隨際離難電項順預題類體麼聲營業戲線異維護擁導誠詐騙東產數傳輸濟紛舉嚴條變調臺灣龍學兒殘殺氣漲籤簽遞價優棄糾絕給總繼罰補裝計記讓載辦進遊郵銷閉隊風沒煩獎監禮簡敗幣幫寶專懲暫歷滿濫緊綁編誘賺詢設諮閱隱頁頻週夠張場執塊寫尋試說諒連歡識贊賭闆惡併僞偽儘盡';
const simplified =
  '虚拟经换还权归释终责担负网络动统迟后准发货视为订单验号账账户余额现评冻结诉讼争议决辖当协会员续费违约开据凭证处请报联系系关门馈错误规则无与买卖钱汇转荧码删点银缴纳税积从对应个们这该确认软级实复复双仅务资讯选择检测区须过间时内两岁属减损坏备审将显领获购质贴赔偿赠达运适边锁链录钟键随际离难电项顺预题类体么声营业戏线异维护拥导诚诈骗东产数传输济纷举严条变调台湾龙学儿残杀气涨签签递价优弃纠绝给总继罚补装计记让载办进游邮销闭队风没烦奖监礼简败币帮宝专惩暂历满滥紧绑编诱赚询设咨阅隐页频周够张场执块写寻试说谅连欢识赞赌板恶并伪伪尽尽';

const drop = 0;
const stop = 0x3002;
const lineFeed = 10;
/** Sentence ends, after folding to half width. */
const ends = new Set('。!?;｡'.split('').map((c) => c.charCodeAt(0)));

const compatibility: readonly (readonly [number, number])[] = [
  [0x2460, 0x24ff],
  [0x2e80, 0x2fdf],
  [0xf900, 0xfaff],
  [0xff00, 0xffef],
];

/** One entry per UTF-16 unit: what it becomes, or `drop`. Built once. */
const table = buildTable();

function buildTable(): Uint16Array {
  const map = new Uint16Array(65_536);
  for (let code = 0; code < 65_536; code++) map[code] = fold(code);
  for (let i = 0; i < traditional.length; i++) map[traditional.charCodeAt(i)] = simplified.charCodeAt(i);
  map[lineFeed] = lineFeed;
  return map;
}

/** Full width and compatibility forms to their plain form, capitals to small; punctuation, marks and spaces away. */
function fold(code: number): number {
  let plain = code;
  if (compatibility.some(([first, last]) => first <= code && code <= last)) {
    const form = String.fromCharCode(code).normalize('NFKC');
    if (form.length === 1) plain = form.charCodeAt(0);
  }
  if (plain >= 65 && plain <= 90) plain += 32;
  if (ends.has(plain)) return stop;
  return keeps(plain) ? plain : drop;
}

/** Letters, digits, ideographs and the percent sign. Surrogates (emoji, rare ideographs) are decoration here. */
function keeps(code: number): boolean {
  if (code < 128) return code === 37 || (code >= 48 && code <= 57) || (code >= 97 && code <= 122);
  if (code >= 0xd800 && code <= 0xdfff) return false;
  return /[\p{L}\p{N}]/u.test(String.fromCharCode(code));
}

/**
 * Folds width, case, traditional characters, and removes what people put between characters to hide a clause. A blank
 * line and `。！？；` end a sentence and become `。`, unless they stand between single characters.
 */
export function normalise(given: string): Normalised {
  const codes = new Uint16Array(given.length);
  const origin = new Uint32Array(given.length);
  let length = 0;
  let blank = false;
  for (let i = 0; i < given.length; i++) {
    let code = table[given.charCodeAt(i)] as number;
    if (code === lineFeed) {
      code = blank ? stop : drop;
      blank = true;
    } else if (code !== drop) blank = false;
    if (code === drop || (code === stop && (length === 0 || codes[length - 1] === stop))) continue;
    codes[length] = code;
    origin[length++] = i;
  }
  return join(codes, origin, length);
}

/** Drops sentence ends that stand one character apart: “概。不。退” is an evasion, not three sentences. */
function join(codes: Uint16Array, origin: Uint32Array, length: number): Normalised {
  let kept = 0;
  let lastEnd = -9;
  for (let i = 0; i < length; i++) {
    const isEnd = codes[i] === stop;
    const lone = isEnd && (i - lastEnd === 2 || codes[i + 2] === stop);
    if (isEnd) lastEnd = i;
    if (lone) continue;
    // Writing behind the reading position is safe: only i and what follows is read again.
    codes[kept] = codes[i] as number;
    origin[kept++] = origin[i] as number;
  }
  return { text: decode(codes.subarray(0, kept)), origin: origin.subarray(0, kept) };
}

function decode(codes: Uint16Array): string {
  const parts: string[] = [];
  for (let i = 0; i < codes.length; i += 8192)
    parts.push(String.fromCharCode(...codes.subarray(i, i + 8192)));
  return parts.join('');
}
