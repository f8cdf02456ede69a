import type { zh } from '../zh/index.ts';

export const verify: typeof zh.verify = {
  title: 'Verify a bundle',
  lead: 'Check whether an evidence bundle was changed. Everything happens in your browser; the file is not uploaded.',
  choose: 'Choose a bundle (zip)',
  drop: 'or drag it here',
  vkeyLabel: 'Public key of the log',
  vkeyHint:
    'A key you got from a source you trust. Without it the key inside the bundle is used, which only shows consistency.',
  running: (percent) => `Checking ${percent}%`,
  cancel: 'Stop',
  intact: 'Intact: every check passed',
  broken: (count) => (count === 1 ? '1 check failed' : `${count} checks failed`),
  failed: 'The file could not be read to the end. Please choose it again.',
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
  passed: (count) => (count === 1 ? '1 check passed' : `${count} checks passed`),
  technical: 'Raw result',
  meaningTitle: 'What this result means',
  meaning: [
    '“Intact”: the material has not changed since it was sealed, and the seal stands in the log.',
    'It does not say whether the material was true before sealing, or who is right.',
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
  found: (count) => `${count} found`,
  marked: 'The text, marked',
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
