import type { zh } from '../zh/index.ts';

export const reasons: typeof zh.reasons = {
  title: 'Why they may refuse',
  lead: 'There are only a handful of usual excuses. Answer a few questions, then see how to meet them.',
  questions: 'First a few questions',
  answered: (done, all) => `${done} of ${all} answered`,
  status: { open: 'Fine', warn: 'Take care', stop: 'Stop first', unasked: 'Not answered' },
  nextQuestion: 'Next question',
  foldQuestion: 'Done, fold it',
  findingsTitle: 'Found in your material',
  findingsNone:
    'No unfair term or brush-off found so far. Add the platform’s rules and the replies you got; they are checked by themselves.',
  findingKinds: { 'unfair-term': 'Unfair term', stonewalling: 'Brush-off', 'fraud-sign': 'Sign of fraud' },
  verdicts: { void: 'Void by law', 'may-be-void': 'May be void' },
  likely: 'Looks like',
  likelyWhy:
    'This reads much like wordings we know, but is none of them: please look yourself. No letter uses it by itself.',
  from: 'from',
  answerTitle: 'How to answer (in Chinese, ready to paste)',
  reasonTitle: 'Why',
  copyAnswer: 'Copy this answer',
};

export const parties: typeof zh.parties = {
  title: 'Who writes to whom',
  lead: 'Used in your letters only: never published, never in the log. What you leave out stays blank in the letter; you can add it later.',
  buyer: 'You',
  buyerWhy: '12315 asks for your name, phone number and address; whoever answers must know where to write.',
  merchant: 'Merchant',
  merchantWhy:
    'The fuller, the harder to say “that is not us”. The shop’s licence page has the company’s full name.',
  platform: 'Platform',
  platformWhy: 'See the company name and address at the foot of the site or in the app’s “About”.',
  name: 'Name',
  companyName: 'Company or shop name',
  phone: 'Phone',
  email: 'E-mail',
  address: 'Postal address',
  companyAddress: 'Address',
  registration: 'Social credit code or ICP record number',
  missingTitle: 'The letters still lack',
  missingNone: 'The letters have everything they need.',
  forced: 'This was also changed elsewhere; the newest contents were merged.',
};

export const letters: typeof zh.letters = {
  title: 'Read and download',
  lead: 'Read it through. If something is wrong, go back and change it; the letters follow.',
  to: 'to',
  pdf: 'Download PDF',
  docx: 'Download Word (editable)',
  page: (title, page) => `${title}, preview of page ${page}`,
  preview: 'Preview',
  preparing: 'Typesetting…',
  previewFailed: 'The preview did not open. You can download it directly.',
  incomplete: 'Still missing; you may download it as a draft',
  complete: 'Complete',
  none: 'Once you have added material, the letters and the evidence list appear here.',
  bundleTitle: 'Evidence bundle',
  bundleText:
    'One zip file: all material, letters, timeline, and the proof of each seal. Hand it to the platform, 12315 or a court; they can verify it without trusting us.',
  bundle: 'Download the bundle',
  bundleWait: 'Some material is still being sealed. Wait a few seconds for a complete bundle.',
  provesTitle: 'What it proves',
  proves: [
    'These files have not changed by a single byte since they were sealed.',
    'When each file was sealed and its number in the log.',
    'Anyone can check this offline, without asking us.',
  ],
  provesNotTitle: 'What it does not prove',
  provesNot: [
    'Whether the material was true before it was added. Keep the original chats and orders on your phone.',
    'That the other side is liable. Whoever handles the case decides that.',
  ],
  verify: 'Verify it now',
  gatesStop: (count: number) =>
    `${count === 1 ? 'One answer says' : `${count} answers say`} “stop first”. Read why before you decide to send a letter.`,
  gatesOpen: (count: number) =>
    `${count === 1 ? 'One question is' : `${count} questions are`} not answered yet. Answer before you send a letter, so that it is not refused at once.`,
  gatesLink: 'Go to the questions',
  beforeSend: 'Before you send it',
  beforeSendText:
    'Read it from start to end and make sure every sentence is true; sign and date it; send it in a way that proves delivery and keep the number.',
};
