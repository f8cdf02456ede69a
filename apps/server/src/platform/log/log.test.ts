import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createLog } from './index.ts';

test('an error of the database leaves its code and place in the log, and none of the values it was about', () => {
  let written = '';
  const sink = new Writable({
    write(chunk, _encoding, done) {
      written += chunk;
      done();
    },
  });
  const error = Object.assign(new Error('duplicate key: (张三, 13800000000)'), {
    code: '23505',
    severity: 'ERROR',
    constraint: 'item_pkey',
    detail: 'Key (phone)=(13800000000) already exists.',
    query: 'INSERT INTO evidence.item',
    params: ['张三'],
  });
  createLog('error', sink).error({ err: error }, 'failed');
  expect(JSON.parse(written)).toMatchObject({
    msg: 'failed',
    err: { code: '23505', constraint: 'item_pkey' },
  });
  expect(written).toContain('log.test.ts');
  expect(written).not.toMatch(/张三|13800000000|INSERT/);
});
