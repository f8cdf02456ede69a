import type { zh } from '../zh/index.ts';

export const verify: typeof zh.verify = {
  title: 'Verify a bundle',
  lead: 'Check whether an evidence bundle was changed. Everything happens in your browser; the file is not uploaded.',
  choose: 'Choose a bundle (zip)',
  drop: 'or drag it here',
  vkeyLabel: 'Public key of the log',
  vkeyHint:
    'A key you got from a source you trust. Without it the key inside the bundle is used, which only shows consistency.',
  more: 'More checks',
  policyLabel: 'The witness policy that you accept',
  policyHint:
    'Which witnesses there are and how many must sign (tlog-policy text). Given, it must be met; else the one inside is used.',
  rootsLabel: 'Timestamp roots that you trust',
  rootsHint:
    'Root certificates as their authorities publish them (PEM text, one or more). Given, at least one timestamp must lead to one.',
  running: (percent) => `Checking ${percent}%`,
  cancel: 'Stop',
  intact: 'Intact: every check passed',
  intactNotFinal: 'Intact, but not yet signed by enough witnesses',
  broken: (count) => (count === 1 ? '1 check failed' : `${count} checks failed`),
  failed: 'The file could not be read to the end. Please choose it again.',
  witnessed: (cosigned, all) =>
    `${cosigned} of ${all} witnesses outside the log signed this head: the quorum of the policy.`,
  insidePolicy:
    'The list of witnesses comes from the bundle, so it is the log operator’s own word. Enter the policy that you accept and check again.',
  notFinal: (cosigned, all) =>
    `Only ${cosigned} of ${all} witnesses signed this head, fewer than the policy asks for: it cannot be called witnessed.`,
  missing: (count) => `Intact, but ${count} of the things you asked for are not shown`,
  missingText: 'No change was found. Listed below is what you asked for and this bundle does not prove.',
  notShown: 'Not shown',
  groups: {
    content: 'Material',
    seal: 'Seals',
    head: 'Head of the log',
    witness: 'Witnesses',
    timestamp: 'Timestamps',
    anchor: 'Blockchain',
  },
  groupHint: {
    content: 'Whether every file of the bundle is as listed.',
    seal: 'Whether the seal of each material stands in the log.',
    head: 'Every seal above stands under this one head, signed with the key of the log.',
    witness: 'Bodies outside the log which confirm that they saw the same log.',
    timestamp: 'A time signed by an authority: head and seals existed at that moment.',
    anchor: 'Where the head is written on a chain that anybody can read.',
  },
  allPassed: (count) => (count === 1 ? '1 check passed' : `All ${count} checks passed`),
  someFailed: (count, all) => `${count} of ${all} failed`,
  signedAt: 'Signed at (Beijing time)',
  stampedAt: 'Stamped at (Beijing time)',
  recordedAt: 'Recorded at (Beijing time)',
  state: {
    signed: 'Signed',
    absent: 'Did not sign',
    stamped: 'Valid',
    uncounted: 'Not counted',
    unasked: 'Chain not asked',
  },
  askChain:
    'This page does not ask the chain by itself, so that nobody learns what you check. To ask it, use the command line with the address of your own node:',
  checks: 'Every check',
  ok: 'passed',
  bad: 'failed',
  names: {
    bag: 'List of files: none missing, none added, contents match',
    item: 'The material is what was sealed',
    seal: 'The seal is in the log',
    checkpoint: 'Signature of the log',
    witness: 'Signature of a witness',
    timestamp: 'Outside timestamp',
    anchor: 'Outside anchor',
  },
  namesBad: {
    bag: 'The list of files does not match: something was changed, added or taken out',
    item: 'This material is not what was sealed',
    seal: 'The seal of this material does not match',
    checkpoint: 'The signature of the log does not hold',
    witness: 'The signature of a witness does not hold',
    timestamp: 'The outside timestamp does not hold',
    anchor: 'The outside anchor does not hold',
  },
  brokenText:
    'This bundle is not what was sealed. Do not rely on it as intact; ask whoever gave it to you for the original.',
  wrongKey: 'The log did not sign with this key',
  wrongKeyText:
    'The key is wrong, or the bundle comes from another log. The files match the list inside, but no seal can be confirmed with this key.',
  refused: 'It could not be checked',
  technical: 'Raw result',
  meaningTitle: 'What this result means',
  meaning: [
    '“Intact”: the material has not changed since it was sealed, and the seal stands in the log.',
    'It does not say whether the material was true before sealing, or who is right.',
    'Witnesses, timestamps and chain show that the seals existed by then, and that not even the operator of the log can change them afterwards.',
    'You need neither a network nor trust in us: the command redress verify repeats the same checks.',
  ],
  another: 'Verify another one',
  file: 'File',
};

export const diagnose: typeof zh.diagnose = {
  title: 'Check what they wrote',
  lead: 'Paste rules, terms or a reply (in Chinese). Unfair terms and brush-offs are marked, with an answer for each.',
  label: 'Text to check',
  run: 'Check',
  running: 'Checking…',
  empty: 'Paste some text first',
  none: 'No known unfair term or brush-off found. That does not make the terms valid.',
  found: (count) => (count === 0 ? 'Nothing found to refute' : `${count} to refute`),
  marked: 'The text, marked',
  lawful: (count) => (count === 1 ? '1 term that looks lawful' : `${count} terms that look lawful`),
  lawfulLead:
    'The law mostly allows these, so do not attack them in a letter; what they hang on stands with each.',
  lawfulChip: 'Allowed by law',
  legendMark: 'Like this',
  legendFinding: 'can be refuted',
  legendLawful: 'looks lawful',
  tryIt: 'Try an example',
  example:
    '虚拟商品一经售出概不退换。投诉需在下单后24小时内提交，逾期视为放弃全部权利。经系统判定，商家已发货，如有异议请提供后台流水。',
  privacy: 'Used for this check only, not stored.',
};

export const deadline: typeof zh.deadline = {
  title: 'Work out a deadline',
  lead: 'From which day to which day. Holidays follow the State Council’s calendar; a year not yet published is not guessed.',
  rule: 'Which deadline',
  from: 'Day of the event',
  run: 'Work it out',
  due: 'Last day',
  counted: { 'working-days': ' working days', 'calendar-days': ' days', months: ' months', years: ' years' },
  startsNext: 'counted from the next day',
  skipped: (count) => `${count} days off skipped`,
  skippedNone: 'no days off skipped',
  refused: 'No certain date can be given',
  ruleMissing: 'Please choose a deadline',
};
