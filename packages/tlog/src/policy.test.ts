import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createCosigner,
  createSigner,
  emptyRoot,
  formatCheckpoint,
  formatPolicy,
  isQuorum,
  judgeCheckpoint,
  type Policy,
  parsePolicy,
  signNote,
} from './index.ts';

const seed = (n: number): Uint8Array => new Uint8Array(32).fill(n);
const log = createSigner({ name: 'redress.example/log/main', seed: seed(1) });
const names = ['P1', 'P2', 'P3', 'CCA', 'SAMR'];
const cosigners = names.map((name, i) => createCosigner({ name: `${name}.example`, seed: seed(10 + i) }));
const vkeys = cosigners.map(({ vkey }) => vkey);
const witnessLines = names.map((name, i) => `witness ${name} ${vkeys[i]}\n`).join('');
const alliance = `# 联盟 of five
log ${log.vkey} https://redress.example/log/main

${witnessLines}
group platforms 2 P1 P2 P3
group public\tany CCA  SAMR
 group alliance all platforms public
quorum alliance
`;
const parsed = (text: string): Policy => {
  const policy = parsePolicy(text);
  if (!policy.ok) throw new Error(policy.reason);
  return policy.value;
};
const body = formatCheckpoint({ origin: log.name, size: 0, root: emptyRoot });
const cosignedBy = (...who: string[]): string =>
  signNote(body, [log]) + who.map((w) => cosigners[names.indexOf(w)]?.cosign(body, 1_790_000_000)).join('');

describe('parsing', () => {
  test('the alliance reads as it is written: logs, witnesses, groups in order, quorum', () => {
    expect(parsed(alliance)).toEqual({
      logs: [{ vkey: log.vkey, url: 'https://redress.example/log/main' }],
      witnesses: names.map((name, i) => ({ name, vkey: vkeys[i] })),
      groups: [
        { name: 'platforms', threshold: 2, members: ['P1', 'P2', 'P3'] },
        { name: 'public', threshold: 1, members: ['CCA', 'SAMR'] },
        { name: 'alliance', threshold: 2, members: ['platforms', 'public'] },
      ],
      quorum: 'alliance',
    });
  });
  test('only the quorum line is needed', () => {
    expect(parsed('quorum none\n')).toEqual({ logs: [], witnesses: [], groups: [], quorum: 'none' });
  });
  test.each([
    ['', 'there is no quorum line'],
    ['quorum none', 'the last line does not end with a newline'],
    ['quorum none\r\n', 'line 1: a control character'],
    ['quorum none\nquorum none\n', 'line 2: there is already a quorum line'],
    ['quorum W\n', 'line 1: "W" is not defined above'],
    ['quorum\n', 'line 1: a quorum line is: quorum <name>|none'],
    ['quorum none none\n', 'line 1: a quorum line is: quorum <name>|none'],
    ['\ufeffquorum none\n', 'line 1: "\ufeffquorum" is no log, witness, group or quorum'],
    ['Quorum none\n', 'line 1: "Quorum" is no log, witness, group or quorum'],
    ['quorum\u00a0none\n', 'line 1: "quorum\u00a0none" is no log, witness, group or quorum'],
    ['\n \t\n# c\nlog\n', 'line 4: a log line is: log <vkey> [<url>]'],
    [`log ${log.vkey} u x\n`, 'line 1: a log line is: log <vkey> [<url>]'],
    ['log x\n', 'line 1: not a verifier key (name+id+key)'],
    [`log ${vkeys[0]}\n`, 'line 1: the key type 4 is not that of a log'],
    [`log ${log.vkey}\nlog ${log.vkey}\n`, 'line 2: the same public key stands above'],
    [`witness W ${log.vkey}\n`, 'line 1: the key type 1 is not that of a witness'],
    [`witness W\n`, 'line 1: a witness line is: witness <name> <vkey> [<url>]'],
    [`witness none ${vkeys[0]}\n`, 'line 1: the name "none" is reserved'],
    [`witness W ${vkeys[0]}\nwitness W ${vkeys[1]}\n`, 'line 2: the name "W" is already taken'],
    [`witness W ${vkeys[0]}\nwitness V ${vkeys[0]}\n`, 'line 2: the same public key stands above'],
    [`witness \ufffd ${vkeys[0]}\n`, 'line 1: the line is not UTF-8'],
    [`${witnessLines}group g any\n`, 'line 6: a group line is: group <name> all|any|<k> <member>...'],
    [`${witnessLines}group g 0 P1\n`, 'line 6: "0" is not all, any or a number from 1 to 1'],
    [`${witnessLines}group g 2 P1\n`, 'line 6: "2" is not all, any or a number from 1 to 1'],
    [`${witnessLines}group g 01 P1\n`, 'line 6: "01" is not all, any or a number from 1 to 1'],
    [`${witnessLines}group g constructor P1\n`, /line 6: "constructor" is not all/],
    [`${witnessLines}group g any g\n`, 'line 6: "g" is not defined above'],
    [`${witnessLines}group g any none\n`, 'line 6: "none" is not defined above'],
    [`${witnessLines}group P1 any P2\n`, 'line 6: the name "P1" is already taken'],
    [`${witnessLines}group g any P1 P1\n`, 'line 6: "P1" is already a member of a group'],
    [`${witnessLines}group g any P1\ngroup h all g P1\n`, 'line 7: "P1" is already a member of a group'],
  ])('%j is refused with its line', (text, reason) => {
    const policy = parsePolicy(text);
    expect(policy.ok).toBe(false);
    if (!policy.ok)
      expect(policy.reason).toMatch(reason instanceof RegExp ? reason : new RegExp(`^${quoted(reason)}$`));
  });
  test('a key under another name is still the same key', () => {
    const twin = createCosigner({ name: 'twin.example', seed: seed(10) });
    expect(parsePolicy(`witness W ${vkeys[0]}\nwitness V ${twin.vkey}\nquorum W\n`)).toEqual({
      ok: false,
      reason: 'line 2: the same public key stands above',
    });
  });
});
const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

describe('quorum', () => {
  test.each([
    [['P1', 'P2', 'CCA'], true],
    [['P1', 'P3', 'SAMR'], true],
    [names, true],
    [['P1', 'P2'], false],
    [['P1', 'CCA', 'SAMR'], false],
    [['alliance', 'platforms', 'public'], false],
    [[], false],
  ])('%j is a quorum of the alliance: %s', (who, met) => {
    expect(isQuorum(parsed(alliance), who)).toBe(met);
  });
  test('any policy comes back from its text, and decides as the definition says word for word', () => {
    fc.assert(
      fc.property(policyAndVotes, ({ policy, votes }) => {
        expect(parsed(formatPolicy(policy))).toEqual(policy);
        const says = (name: string): boolean => {
          const group = policy.groups.find((g) => g.name === name);
          return group ? group.members.filter(says).length >= group.threshold : votes.includes(name);
        };
        expect(isQuorum(policy, votes)).toBe(policy.quorum === 'none' || says(policy.quorum));
      }),
      { numRuns: 200 },
    );
  });
  test('one vote more never breaks a quorum', () => {
    fc.assert(
      fc.property(policyAndVotes, fc.constantFrom(...names), ({ policy, votes }, more) => {
        if (isQuorum(policy, votes)) expect(isQuorum(policy, [...votes, more])).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
  test('no text makes the reader throw', () => {
    const words = fc.constantFrom(
      'log',
      'witness',
      'group',
      'quorum',
      'any',
      'none',
      '1',
      ' ',
      '\n',
      ...vkeys,
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 5 }))), (parts) => {
        expect(typeof parsePolicy(`${parts.join(' ')}\n`).ok).toBe('boolean');
      }),
      { numRuns: 300 },
    );
  });
});

/** Groups are built by cutting pieces off a pool of free names, as the rule "one group per name" wants it. */
const policyAndVotes = fc
  .record({
    cuts: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 4 }),
    quorum: fc.option(fc.nat()),
    votes: fc.subarray(names),
  })
  .map(({ cuts, quorum, votes }) => {
    const free = [...names];
    const groups: Policy['groups'] = [];
    for (const [n, k] of cuts) {
      if (free.length === 0) break;
      const members = free.splice(0, 1 + (n % free.length));
      const name = `g${groups.length}`;
      groups.push({ name, threshold: 1 + (k % members.length), members });
      free.push(name);
    }
    const all = [...names, ...groups.map(({ name }) => name)];
    const witnesses = names.map((name, i) => ({ name, vkey: vkeys[i] as string }));
    const policy: Policy = {
      logs: [{ vkey: log.vkey }],
      witnesses,
      groups,
      quorum: quorum === null ? 'none' : (all[quorum % all.length] as string),
    };
    return { policy, votes };
  });

describe('a checkpoint under a policy', () => {
  const policy = parsed(alliance);
  test('names who cosigned and when, and whether that is enough', () => {
    expect(judgeCheckpoint(policy, cosignedBy('P1', 'P3', 'CCA'))).toMatchObject({
      ok: true,
      value: {
        origin: log.name,
        quorumMet: true,
        cosigned: ['P1', 'P3', 'CCA'].map((name) => ({ name, atSeconds: 1_790_000_000 })),
      },
    });
    expect(judgeCheckpoint(policy, cosignedBy('P1', 'CCA'))).toMatchObject({ value: { quorumMet: false } });
  });
  test('the same witness twice counts once', () => {
    const twice = cosignedBy('P1', 'P1', 'CCA');
    expect(judgeCheckpoint(policy, twice)).toMatchObject({ value: { quorumMet: false } });
  });
  test('witnesses alone do not make a head: a log of the policy must have signed', () => {
    const other = createSigner({ name: log.name, seed: seed(9) });
    const note = signNote(body, [other]) + cosignedBy(...names).slice(signNote(body, [log]).length);
    expect(judgeCheckpoint(policy, note)).toEqual({
      ok: false,
      reason: `no log key of origin ${log.name} signed the checkpoint`,
    });
    expect(judgeCheckpoint(policy, note, { logs: [other.vkey] })).toMatchObject({
      value: { quorumMet: true },
    });
    expect(judgeCheckpoint(parsed('quorum none\n'), note)).toEqual({
      ok: false,
      reason: 'the policy names no log',
    });
  });
  test('one broken cosignature of a known witness rejects the note', () => {
    const good = cosignedBy('P1', 'P2', 'CCA');
    const elsewhere = cosigners[4]?.cosign(body.replace('\n0\n', '\n1\n'), 1) ?? '';
    expect(judgeCheckpoint(policy, good + elsewhere)).toMatchObject({ ok: false });
  });
});
