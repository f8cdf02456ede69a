import { expect, test } from 'vitest';
import { addEdit, applyEdits, parseEdits } from './edits.ts';

const server = { buyer: { name: '张某某', phone: '13800000000' }, platform: { name: '速充卡盟' } };

test('an edit made elsewhere meanwhile is not undone by saving another field', () => {
  const edits = addEdit(server.buyer, {}, 'buyer', { ...server.buyer, phone: '13900000000' });
  const newest = { ...server, buyer: { name: '张三某', phone: '13800000000' } };
  expect(applyEdits(newest, edits)).toEqual({
    buyer: { name: '张三某', phone: '13900000000' },
    platform: { name: '速充卡盟' },
  });
});

test('an emptied field is gone, not an empty string', () => {
  const edits = addEdit(server.buyer, {}, 'buyer', { name: '张某某' });
  expect(edits).toEqual({ buyer: { phone: null } });
  expect(applyEdits(server, edits).buyer).toEqual({ name: '张某某' });
});

test('a party without any field is left out', () => {
  expect(applyEdits({ platform: { name: 'x' } }, { platform: { name: null } })).toEqual({});
});

test.each([undefined, '', '[]x', 'null', '3', '{"other":{}}', '{"buyer":{"name":3}}', '{"buyer":null}'])(
  'a draft %j that is none is no draft',
  (text) => {
    expect(parseEdits(text)).toEqual({});
  },
);
