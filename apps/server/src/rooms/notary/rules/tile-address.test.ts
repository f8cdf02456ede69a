import { entriesPath, tilePath } from '@redress/tlog';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTileAddress } from './tile-address.ts';

describe('tile addresses', () => {
  test.each([
    ['0/000', { kind: 'hashes', level: 0, index: 0, width: 256 }],
    ['0/x001/x234/067', { kind: 'hashes', level: 0, index: 1_234_067, width: 256 }],
    ['2/005.p/17', { kind: 'hashes', level: 2, index: 5, width: 17 }],
    ['entries/x001/000.p/1', { kind: 'entries', index: 1000, width: 1 }],
  ])('%s is read', (path, address) => {
    expect(parseTileAddress(path)).toEqual(address);
  });
  test.each([
    '',
    '0',
    '0/0',
    '00/000',
    '64/000',
    '0/000.p/0',
    '0/000.p/256',
    '0/000.p/01',
    '0/x000/001',
    '-1/000',
    '0/000/',
    'entries/../checkpoint',
    '0/001/000',
  ])('%j has no tile: each tile has one spelling', (path) => {
    expect(parseTileAddress(path)).toBeUndefined();
  });
  test('every path of the log library is read as the tile that it was made from', () => {
    const index = fc.nat(2 ** 31);
    const width = fc.integer({ min: 1, max: 256 });
    fc.assert(
      fc.property(fc.nat(63), index, width, (level, i, w) => {
        const below = (path: string) => path.slice('tile/'.length);
        expect(parseTileAddress(below(tilePath({ level, index: i, width: w })))).toEqual({
          kind: 'hashes',
          level,
          index: i,
          width: w,
        });
        expect(parseTileAddress(below(entriesPath(i, w)))).toEqual({ kind: 'entries', index: i, width: w });
      }),
    );
  });
});
