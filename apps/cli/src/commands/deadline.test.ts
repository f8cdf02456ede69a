import { describe, expect, it } from 'vitest';
import { redress } from './run-cli.ts';

describe('redress deadline', () => {
  it('answers in the public format', () => {
    const { status, stdout } = redress(['deadline', 'platform-reply', '--from', '2026-02-11', '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      rule: 'platform-reply',
      from: '2026-02-11',
      due: '2026-02-27',
      counted: 'working-days',
      days: 7,
      basis: [],
    });
  });

  it('lists all rules', () => {
    const { rules } = JSON.parse(redress(['deadline', '--list', '--json']).stdout);
    expect(rules.length).toBeGreaterThan(40);
    expect(rules.map(({ rule }: { rule: string }) => rule)).toContain('mediation-end');
  });

  it.each([
    ['an unknown rule', ['platform-repl', '--from', '2026-02-11'], 'platform-reply'],
    ['a day that does not exist', ['platform-reply', '--from', '2026-02-30'], '2026-02-30'],
    ['a year without a published calendar', ['platform-reply', '--from', '2026-12-28'], '2027'],
    ['a missing day', ['platform-reply'], 'usage'],
  ])('refuses %s with one line and exit code 2', (_, args, word) => {
    const { status, stdout, stderr } = redress(['deadline', ...args]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(word);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
