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

  it('says of a day that a holiday notice to come may move that it is provisional', () => {
    const { status, stdout } = redress(['deadline', 'platform-reply', '--from', '2030-12-30']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^2031-01-09 /);
    expect(stdout).toContain('以国务院公布的2030年、2031年放假安排为准');
    const json = redress(['deadline', 'platform-reply', '--from', '2030-12-30', '--json']).stdout;
    expect(JSON.parse(json)).toMatchObject({ provisional: { years: ['2030', '2031'] } });
  });

  it('lists all rules', () => {
    const { rules } = JSON.parse(redress(['deadline', '--list', '--json']).stdout);
    expect(rules.length).toBeGreaterThan(40);
    expect(rules.map(({ rule }: { rule: string }) => rule)).toContain('mediation-end');
  });

  it.each([
    ['an unknown rule', ['platform-repl', '--from', '2026-02-11'], 'platform-reply'],
    ['a day that does not exist', ['platform-reply', '--from', '2026-02-30'], '2026-02-30'],
    ['a year before the calendars on record', ['platform-reply', '--from', '2023-12-28'], '2023'],
    ['a missing day', ['platform-reply'], 'usage'],
  ])('refuses %s with one line and exit code 2', (_, args, word) => {
    const { status, stdout, stderr } = redress(['deadline', ...args]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(word);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
