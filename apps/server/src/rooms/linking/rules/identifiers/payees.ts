import type { Found } from './numbers.ts';

const label =
  /收款(?:方|人|商户|账户|户名|单位|公司)(?:全称|名称|姓名|户名|名)?|商户(?:全称|名称)|(?:交易对方|对方户名|户名)/;
const named = new RegExp(
  `(?:${label.source})\\s{0,2}(?:[:：]|\\n|为|是)?\\s{0,3}([\\u3400-\\u9fff（）()·A-Za-z0-9&*]{2,40})`,
  'g',
);
const noName =
  /^(?:复制|查看|详情|更多|账号|账户|信息|二维码|码|备注|已|的|是|了|为|姓名|名称|全称|未|不|和|或|与|以|一|请|开户|微信|支付宝|银行|个人|商家|平台|对方|本人)/;

/** Names after “收款方” and its like. A masked name (`*三`) is nobody's. */
export function payeesIn(text: string): Found[] {
  const out: Found[] = [];
  for (const m of text.matchAll(named)) {
    const written = m[1] as string;
    const value = payeeName(written);
    if (!value || noName.test(written)) continue;
    const end = m.index + m[0].length;
    out.push({ kind: 'payee-name', value, why: 'label', start: end - written.length, end });
  }
  return out;
}

const company = /公司|集团|商行|经营部|工作室|事务所|合作社|中心|商店|超市|网店|[店厂行部社馆]$/;

/** A payee's name in one form; undefined where it is masked or none. */
export function payeeName(written: string): string | undefined {
  const value = written
    .normalize('NFKC')
    .replace(/[\s()]/g, '')
    .replace(/[（）]/g, '');
  if (/[*×xX]{1,}[\u3400-\u9fff]?$|\*/.test(value)) return undefined;
  const han = (value.match(/[\u3400-\u9fff]/g) ?? []).length;
  if (isCompany(value)) return value.length >= 4 ? value : undefined;
  return han === value.length && han >= 2 && han <= 4 ? value : undefined;
}

/** A company's name is hardly another's; of a person's name there are many. */
export const isCompany = (name: string): boolean => company.test(name);
