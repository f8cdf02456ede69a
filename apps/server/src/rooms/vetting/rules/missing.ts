import type {
  Bilingual,
  MissingItem,
  SubjectKind,
  VettingDocumentKind,
  VettingFacts,
  VettingItem,
} from '@redress/contract';
import type { Day } from '@redress/kernel';
import { isCreditCode, readNumber } from '@redress/law/jurisdiction';

export interface HeldDocument {
  kind: VettingDocumentKind;
  validUntil?: Day | undefined;
}

/** What must be there, and be found good, for this subject. */
export function requiredItems(facts: VettingFacts): VettingItem[] {
  const registered = facts.subjectKind !== 'natural-person';
  const only = (yes: boolean, item: VettingItem) => (yes ? [item] : []);
  return [
    'name',
    ...only(registered, 'credit-code'),
    'legal-person',
    'contact',
    'address',
    ...only(Boolean(facts.filing), 'filing'),
    ...only(Boolean(facts.permit), 'permit'),
    ...only(registered, 'licence'),
    'identity',
    ...only(facts.byAgent === true, 'authorisation'),
    // A licence names the address; without one something else has to.
    ...only(!registered, 'address-proof'),
    ...only(Boolean(facts.permit), 'permit-copy'),
  ];
}

const absent: Record<VettingItem, Bilingual> = {
  name: {
    zh: '请填写名称（与证照一致）和主体类型',
    en: 'Give the name as registered, and the kind of subject',
  },
  'credit-code': { zh: '请填写统一社会信用代码', en: 'Give the unified social credit code' },
  'legal-person': { zh: '请填写法定代表人（负责人、经营者）姓名', en: 'Give the name of the legal person' },
  contact: { zh: '请填写联系人和电话', en: 'Give a contact person and a telephone number' },
  address: { zh: '请填写地址', en: 'Give the address' },
  filing: { zh: '请填写备案号', en: 'Give the filing number' },
  permit: { zh: '请填写许可', en: 'Give the permit' },
  licence: { zh: '请上传营业执照照片', en: 'Upload a photo of the licence' },
  identity: { zh: '请上传身份证件照片', en: 'Upload a photo of the identity document' },
  authorisation: { zh: '代办的，请上传授权书', en: 'You act for the legal person: upload the authorisation' },
  'address-proof': { zh: '请上传地址证明', en: 'Upload a proof of the address' },
  'permit-copy': { zh: '填写了许可，请上传许可证照片', en: 'You named a permit: upload a photo of it' },
};
const expired: Bilingual = {
  zh: '这份证件已过有效期，请换成有效的',
  en: 'This paper is no longer valid: replace it by a valid one',
};

/** Everything that keeps a file from being handed in on `today`, all at once; empty: it may go. */
export function missingItems(
  facts: VettingFacts,
  documents: readonly HeldDocument[],
  today: Day,
): MissingItem[] {
  const given: Partial<Record<VettingItem, boolean>> = {
    name: Boolean(facts.name && facts.subjectKind),
    'credit-code': Boolean(facts.creditCode),
    'legal-person': Boolean(facts.legalPerson),
    contact: Boolean(facts.contactName && facts.contactPhone),
    address: Boolean(facts.address),
    filing: true,
    permit: true,
  };
  return requiredItems(facts).flatMap((item): MissingItem[] => {
    const held = documents.filter(({ kind }) => kind === item);
    if (!(given[item] ?? held.length > 0)) return [{ item, why: absent[item] }];
    if (item === 'credit-code') {
      const why = codeProblem(facts.creditCode as string, facts.subjectKind);
      return why ? [{ item, why }] : [];
    }
    if (item === 'filing') {
      const read = readNumber(facts.filing as string);
      return read.kind === 'unreadable' ? [{ item, why: read.why }] : [];
    }
    const isOver = held.some(({ validUntil }) => validUntil !== undefined && validUntil < today);
    return isOver ? [{ item, why: expired }] : [];
  });
}

/** Upper case, without what people type between the groups. */
export const normalCode = (given: string): string =>
  given.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');

/** What is wrong with a code, by its check character and by the registering body that its head names (GB 32100-2015). */
export function codeProblem(code: string, kind: SubjectKind | undefined): Bilingual | undefined {
  if (!isCreditCode(code))
    return {
      zh: '统一社会信用代码校验不通过，请对照证照逐位核对',
      en: 'The credit code fails its check character: compare it with the licence',
    };
  const head = code.slice(0, 2);
  if ((kind === 'company' && head === '92') || (kind === 'individual-business' && head !== '92'))
    return {
      zh: '统一社会信用代码与所选的主体类型不符（个体工商户以 92 开头）',
      en: 'The credit code does not fit the kind of subject (individual businesses begin with 92)',
    };
  return undefined;
}
