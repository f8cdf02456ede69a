import type { Party } from '@redress/contract';
import { chineseDay } from '@redress/kernel';
import type { Row } from '../types.ts';
import type { Desk } from './desk.ts';

type PersonField = keyof Pick<
  Party,
  | 'name'
  | 'gender'
  | 'birthDate'
  | 'ethnicity'
  | 'idNumber'
  | 'occupation'
  | 'employer'
  | 'address'
  | 'postcode'
  | 'phone'
  | 'email'
>;

const words: Readonly<Record<PersonField, readonly [what: string, zh: string, en: string]>> = {
  name: ['姓名', '本人姓名', 'Your name'],
  gender: ['性别', '本人性别', 'Your sex'],
  birthDate: ['出生日期', '本人出生日期', 'Your date of birth'],
  ethnicity: ['民族', '本人民族', 'Your ethnicity'],
  idNumber: ['公民身份号码', '本人身份证号码', 'Your ID number'],
  occupation: ['职业', '本人职业', 'Your occupation'],
  employer: ['工作单位', '本人工作单位（没有的写“无”）', 'Your employer, or “none”'],
  address: ['通讯地址', '本人通讯地址', 'Your postal address'],
  postcode: ['邮政编码', '本人邮政编码', 'Your postcode'],
  phone: ['联系电话', '本人联系电话', 'Your phone number'],
  email: ['电子邮箱', '本人电子邮箱', 'Your e-mail'],
};

/** `hint`: printed where known; `use`: the paper needs it; else the statute id of the article that asks for it. */
export type Need = 'hint' | 'use' | (string & {});

/** The buyer as a paper's form asks for him; of a minor the guardian, with the child to be named by hand. */
export function personRows(desk: Desk, fields: Readonly<Partial<Record<PersonField, Need>>>): Row[] {
  const { blanks, input } = desk;
  const rows = (Object.entries(fields) as [PersonField, Need][]).flatMap(([field, need]): Row[] => {
    const [what, zh, en] = words[field];
    const place = `parties.buyer.${field}`;
    const known = shown(field, input.parties.buyer);
    if (need === 'hint') {
      const value = blanks.hint(known, zh, en, place);
      return value ? [{ what, value }] : [];
    }
    return [{ what, value: blanks.fill(known, zh, en, need === 'use' ? place : [place, need]) }];
  });
  if (input.disputeType !== 'minor-purchase') return rows;
  const child = blanks.fill(undefined, '孩子姓名和出生日期', 'Name and date of birth of the child', 'hand');
  return [
    { what: '未成年人', value: child },
    { what: '身份', value: '监护人（法定代理人），信息如下' },
    ...rows,
  ];
}

function shown(field: PersonField, buyer: Party | undefined): string | undefined {
  const value = buyer?.[field];
  if (value === undefined) return undefined;
  if (field === 'gender') return value === 'male' ? '男' : '女';
  return field === 'birthDate' ? chineseDay(value) : value;
}
