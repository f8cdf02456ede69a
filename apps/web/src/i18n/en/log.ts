import type { zh } from '../zh/index.ts';

const many = (count: string, one: string, more: string) => (count === '1' ? `1 ${one}` : `${count} ${more}`);

export const log: typeof zh.log = {
  title: 'Seal log',
  lead: 'The fingerprint of every seal is written into this log in order. It can only grow; nothing in it can be changed or removed. Anybody may look and check, without an account.',
  beijing: 'All times are Beijing time.',
  loadFailed: 'The state of the log could not be read',
  stale: (time) => `Refreshing failed; below is the state at ${time}.`,
  entries: (count) => many(count, 'seal', 'seals'),
  number: (index) => `no. ${index}`,

  state: {
    ok: (count) => `The log is in order: ${many(count, 'seal', 'seals')}`,
    okAlone: (count) => `The log is in order: ${many(count, 'seal', 'seals')}, but no independent witness`,
    empty: 'The log is empty: nothing has been sealed yet',
    halted: 'The log has stopped',
    haltedText: (time) =>
      `Since ${time} nothing new is written. Earlier seals and their proofs can still be checked.`,
    haltedWhy: 'Reason',
    haltEvidence: 'Evidence for the stop',
    signatureBad: 'Warning: this page did not pass the check of your browser',
    signatureBadText:
      'The signature that this site shows does not hold. Do not rely on what is below; keep this page and tell a supervisor.',
    shrunk: 'Warning: the log is not the one you saw before',
    shrunkText:
      'A log may only grow. Your browser remembers the last signed page, and the present one does not continue it. The two signed pages below are the proof: keep them.',
    keyChanged: 'Warning: the key of the log is not the one you saw before',
    keyChangedText:
      'Ask the operator and the witnesses about the new key, and do not trust its signatures until they confirm it.',
    acceptNew: 'I kept the evidence; start again from the present page',
    auditBad: 'Warning: the latest self-check failed',
    auditBadText: (time) =>
      `The self-check of ${time} found stored content that does not match the signatures.`,
    noWitness: 'Only its operator signs it, who could keep a second log unseen. ',
    noWitnessBut:
      'Outside timestamps and chain anchors show when a page existed; they do not replace a witness.',
    witnessed: (signed, all) =>
      `${signed} of ${all} independent witnesses signed the newest page: what the policy asks for.`,
    notYet: (signed, all, count) =>
      `${signed} of ${all} independent witnesses signed the newest page, less than the policy asks for; up to seal ${count} it is met.`,
    never: (signed, all) =>
      `${signed} of ${all} independent witnesses signed the newest page. No page has met the policy yet, so none counts as seen by others.`,
    auditOk: (time) => `Latest self-check: ${time}, passed.`,
    noAudit: 'No self-check was made yet.',
    checked:
      'Your browser has just checked the signature of the newest page itself and did not take our word for it.',
    checkedCosigners: (count) =>
      count === 1
        ? 'It checked the signature of 1 witness too.'
        : `It checked the signatures of ${count} witnesses too.`,
    grown: (count) =>
      `It also made sure that this log continues the one you saw before (${many(count, 'seal', 'seals')}) and that none of them was changed.`,
    sameAsBefore: 'It also made sure that this is the log you saw before.',
    newestAt: 'Newest page',
    newestFinal: 'Newest page that meets the policy',
    fingerprint: 'Fingerprint of the newest page',
  },

  find: {
    title: 'Was this file sealed?',
    lead: 'Choose a file to see whether and when it was sealed. Its fingerprint is computed in your browser; the file is not uploaded.',
    choose: 'Choose a file',
    drop: 'or drag it here, or paste it',
    orField: 'Or enter a fingerprint, an id or a number',
    fieldHint: 'SHA-256 fingerprint (64 digits), leaf hash, id of a seal, or its number',
    run: 'Look up',
    searching: 'Looking it up…',
    hashing: (percent) => `Computing the fingerprint on this device ${percent}%`,
    stop: 'Stop',
    another: 'Look up another one',
    badQuestion: 'This cannot be read: enter a fingerprint of 64 digits, a leaf hash, an id or a number.',
    file: 'File',
    digest: 'SHA-256 fingerprint',
    foundFile: (time) => `This file was sealed at ${time}`,
    foundDigest: (time) => `What has this fingerprint was sealed at ${time}`,
    foundEntry: (number) => `The log has this entry: ${number}`,
    checkedHere: 'Your browser checked it: this entry stands in a signed log.',
    checkedBad: 'Warning: your browser’s check failed',
    checkedBadText:
      'The entry or the proof that this site gave does not fit the signature. Do not rely on this answer; keep this page.',
    checking: 'Checking the proof…',
    several: (count, shown) => `Sealed ${count} times; the ${shown} earliest are shown.`,
    twice: (count) => `Sealed ${count} times, the earliest first.`,
    open: 'See the proof',
    proof: 'Download the proof',
    bytes: 'Download the entry',
    waiting: 'Received and being written to the log; look again in a few seconds',
    none: 'No seal of this file was found',
    noneDigest: 'Nothing was found',
    noneWhy: 'Possible reasons',
    noneReasons: [
      'It was never sealed on this site.',
      'It has changed since, if only by one byte: a screenshot that a messenger or a photo app compressed or saved again is another file. Try the first original.',
      'The case was erased or the item withdrawn: the entry is still in the log, but the file no longer leads to it.',
    ],
    noneMeans: 'That nothing was found does not show that the file is false.',
    linkTitle: 'How far can this answer be trusted?',
    linkText:
      'That this file belongs to this entry is what this site found by its content. The log itself holds a salted fingerprint only, so a proof that does not rely on this site needs the evidence bundle: it holds the salt, and anybody can check it offline.',
    bundle: 'This is an evidence bundle',
    bundleText:
      'Everything in a bundle carries its own proof. The verification page checks each one, also without uploading.',
    toVerify: 'Verify this bundle',
    proofOk: 'This proof holds',
    proofOkText: (number) => `It proves that ${number} of the log stands under a signed page.`,
    proofBad: 'This proof does not hold',
    proofBadText: 'It is not a proof of this log, or it was changed.',
    entryOk: 'This entry is in the log, not a byte changed',
    entryBad: 'The log has no such entry',
    unreadable: 'The file could not be read to the end. Please choose it again.',
  },

  growth: {
    title: 'Growth',
    day: 'By day',
    hour: 'By hour',
    chart: (count, span) => `${count} new in ${span}`,
    spanDay: 'the last 30 days',
    spanHour: 'the last 48 hours',
    most: (count) => `highest ${count}`,
    table: 'Numbers',
    when: 'From',
    count: 'New',
  },

  heads: {
    title: 'Signed pages',
    lead: 'After each batch the log signs a new page, which seals everything before it. Nobody can exchange what came earlier behind the same page.',
    size: (count) => `up to ${many(count, 'seal', 'seals')}`,
    grown: (count) => `${count} new`,
    final: 'meets the witness policy',
    cosigned: (count) => (count === 1 ? '1 witness signed' : `${count} witnesses signed`),
    stamped: 'outside timestamp',
    anchored: 'anchored',
    checked: 'signature checked by the browser',
    bad: 'signature does not hold',
    more: 'Show earlier ones',
    none: 'There is no signed page yet.',
    failed: 'The signed pages could not be read',
  },

  witnesses: {
    title: 'Witnesses',
    lead: 'Witnesses are not the operator. They sign only while the log grows and its past stays as it was; whoever wants to cheat must cheat them first.',
    none: 'There is no independent witness at present',
    noneText:
      'This log has the signature of its operator only. Platforms, consumer associations and regulators can become witnesses with one small machine, without touching any case.',
    rule: 'Policy',
    role: 'Group',
    since: 'First signature',
    last: 'Latest signature',
    signedUpTo: (count) => `up to ${many(count, 'seal', 'seals')}`,
    current: 'signed the newest page',
    behind: (count) => `${count} behind`,
    failing: (time) => `not reachable since ${time}`,
    never: 'has not signed yet',
    key: 'Public key',
    policy: 'Text of the policy',
  },

  clocks: {
    title: 'Outside clocks and chains',
    lead: 'Timestamp authorities and chains that are not ours record signed pages: proof that a page existed before that time.',
    none: 'No outside timestamp and no anchor on a chain yet: the time of a seal rests on the log’s own clock.',
    authority: 'Timestamp authority',
    chain: 'Chain',
    upTo: (count) => `covers ${many(count, 'seal', 'seals')}`,
    block: (number) => `block ${number}`,
    contract: 'Contract',
    tx: 'Transaction',
  },

  self: {
    title: 'Check it yourself',
    lead: 'You need not believe this page. Copy the whole log to your own computer and compute it from the first entry to the last.',
    vkey: 'Public key of the log',
    vkeyHint: 'Compare it elsewhere: bundles, letters and witnesses must show the same key.',
    copyLog: 'Copy the log, and check that it only grew',
    audit: 'Compute every entry of the copy again',
    proof: 'Check a proof that you downloaded',
    go: 'Check with a program that is not ours',
    goText:
      'The formats are public: the Go project’s own checksum code verifies a copied log too; the documentation in the source says how.',
    raw: 'Raw data',
    checkpoint: 'Newest signed page',
  },

  means: {
    title: 'What this shows, and what not',
    yes: [
      'The content existed at the time of its seal, and not a byte of it has changed since.',
      'Nobody can rewrite, remove or backdate an entry unseen.',
    ],
    no: [
      'Not whether the content was true before it was sealed, nor who is right.',
      'Not who sealed it: the log holds no names, case numbers, file names or contents.',
    ],
    yesTitle: 'It shows',
    noTitle: 'It does not show',
    privacyTitle: 'Who can find out what',
    privacy: [
      'An entry holds salted fingerprints, a kind, an id and times; the content cannot be guessed from it.',
      'By file, only who holds the very same file finds anything, and the answer names no case and no person.',
      'Your file stays on this device; its fingerprint is used for the question only, is not kept and never stands in an address.',
      'Very short texts can be guessed, so the number of questions per visitor is limited.',
      'Once a case is erased or an item withdrawn, the file leads nowhere.',
    ],
  },

  entry: {
    title: (number) => `Seal ${number}`,
    back: 'Back to the seal log',
    ok: 'It holds: this entry stands in a signed log',
    okText: (count) =>
      `Your browser went from this entry step by step to the number that the log signed (the fingerprint of its first ${many(count, 'seal', 'seals')}). Both are the same.`,
    bad: 'Warning: the check failed',
    badText:
      'The entry, the proof and the signature that this site gave do not fit together. Do not use it as evidence; keep this page.',
    reason: 'Reason',
    missing: 'The log has no such entry',
    kinds: {
      item: 'Item of evidence',
      letter: 'Letter',
      case: 'Contents of a bundle',
      event: 'Event of a case',
    },
    kind: 'What was sealed',
    id: 'Id of the seal',
    submitted: 'Submitted',
    sealed: 'Entered in the log',
    covered: 'Signed page',
    coveredText: (count) => `up to ${many(count, 'seal', 'seals')}`,
    witness: 'Witnesses',
    witnessYes: 'policy met',
    witnessNo: 'policy not met yet',
    witnessNone: 'none',
    leaf: 'Leaf hash',
    commitment: 'Salted fingerprint',
    pathTitle: 'From this entry to the signature',
    pathLead: (steps) =>
      `Each step joins the number with its neighbour into a new one; after ${steps === 1 ? '1 step' : `${steps} steps`} it is the number that was signed. Were one byte different, every number after it would be.`,
    pathNone: 'The log has this entry only: its fingerprint is the number that was signed.',
    own: 'this one',
    neighbour: 'neighbour',
    result: (n) => `result of step ${n}`,
    signed: 'Signed number',
    match: 'the same as on the signed page',
    mismatch: 'not the one on the signed page',
    copyHash: (short) => `Copy the whole number: ${short}`,
    print: 'Print',
    rawEntry: 'The entry as it is',
    rawProof: 'The proof as it is',
    printed: (time) => `Printed ${time}`,
  },
  toLog: 'See the seal log',
};
