import { describe, expect, it } from 'vitest';
import { changeOf, draftOf } from './proposal.ts';

describe('a proposal', () => {
  const before = { name: '甲局', phone: '0571-1', domains: ['a.example', 'b.example'] };
  const draft = draftOf(['name', 'phone', 'web', 'domains'], before);

  it('of a form that nobody touched says nothing', () => {
    expect(changeOf(draft, before)).toEqual({});
  });

  it('holds what was typed, takes away what was emptied, and leaves what stayed', () => {
    expect(
      changeOf({ ...draft, phone: '', web: ' https://x.example ', domains: 'a.example' }, before),
    ).toEqual({
      phone: null,
      web: 'https://x.example',
      domains: ['a.example'],
    });
  });

  it('of a new entry holds all that was filled in', () => {
    expect(changeOf({ name: '乙局', phone: '' }, {})).toEqual({ name: '乙局' });
  });
});
