import type { zh } from '../zh/index.ts';

export const home: typeof zh.home = {
  title: 'You paid and nothing came?',
  lead: 'Drop your screenshots here. Redress turns them into a complaint with clear evidence and the law behind it, ready to send.',
  start: 'Start',
  claim: 'Ask for proof of delivery',
  sample: 'Look at a sample case first',
  sampleOpening: 'Preparing the sample…',
  receipt: 'Continue with a receipt code',
  resume: 'Continue your last case',
  resumeFrom: (day) => `opened ${day}`,
  sampleBadge: 'Sample',
  goods: 'Game cards · top-ups · memberships · codes · game accounts · boosting',
  howTitle: 'Three steps',
  how: [
    { title: 'Drop screenshots', text: 'Product page, payment, chat, error. Photos work too, in any order.' },
    {
      title: 'See where you stand',
      text: 'A timeline by itself, what is still missing, and the reasons they may refuse.',
    },
    { title: 'Send it', text: 'Download the letter and the evidence bundle, then follow the steps by date.' },
  ],
  promisesTitle: 'Before you start',
  promises: [
    { title: 'Free, no account', text: 'A receipt code brings you back.' },
    {
      title: 'Your material is yours',
      text: 'Used only to make this complaint, erased whenever you ask; the public log holds nothing you gave us.',
    },
    {
      title: 'No promise of an outcome',
      text: 'We inform and sort. We are not lawyers and give no legal advice.',
    },
  ],
  verifyTitle: 'Someone gave you a bundle?',
  verifyText: 'Check in your own browser whether it was changed. The file is not uploaded.',
  verify: 'Verify a bundle',
};

export const start: typeof zh.start = {
  title: 'What happened?',
  lead: 'Choose the closest one. You can change it later.',
  typeLegend: 'What you ran into',
  types: {
    'not-delivered': { title: 'I paid and nothing came', text: 'A card, top-up or membership never arrived' },
    'code-invalid': { title: 'The code does not work', text: 'Invalid, already used, or refused' },
    'account-taken-back': {
      title: 'The account I bought was taken back',
      text: 'By its first owner or the seller',
    },
    'not-as-described': {
      title: 'Not what was described',
      text: 'Wrong value, server, duration or function',
    },
    'unauthorised-charge': { title: 'Charged without my consent', text: 'Automatic renewal, unknown charge' },
    'minor-purchase': { title: 'My child paid', text: 'A purchase by someone under 18' },
    fraud: {
      title: 'The seller vanished, the site looks fake',
      text: 'Blocked, closed, or asking for a “deposit” first',
    },
  },
  storyLabel: 'Tell it in your own words',
  storyHint: 'When, what you bought, how much, what they said. It need not be tidy.',
  storyExample:
    'For example: at noon on 1 November I bought a CNY 100 card on Suchong for CNY 98. They promised 5 minutes; nothing has arrived and support keeps telling me to wait.',
  draftKept: 'Draft kept on this device',
  submit: 'Open the case',
  submitting: 'Opening the case…',
  typeMissing: 'Please choose the closest one first',
  privacy: 'You will get a receipt code. No name, phone number or account is needed.',
};

export const receipt: typeof zh.receipt = {
  title: 'First keep your receipt code',
  lead: 'It is the only key to your case. We have no phone number or e-mail of yours; if it is lost nobody can bring it back.',
  codeLabel: 'Receipt code',
  copy: 'Copy the code',
  saveFile: 'Save as a file',
  print: 'Print',
  confirm: 'I have kept the code somewhere else',
  continue: 'Continue to the evidence',
  blocked: 'Copy it, save it, or tick the box to continue.',
  fileText: (code, address, day) =>
    `Redress receipt code\r\n\r\n${code}\r\n\r\nOpen ${address} and enter the code above to come back to your case.\r\nAnyone who has it can see your case. Do not pass it on.\r\nSaved on ${day}\r\n`,
  secret: 'Anyone who has this code can see your case. Do not send it to the seller or post it in a group.',
  openTitle: 'Continue with a receipt code',
  openLead: 'Enter the code you kept when you opened the case. Upper or lower case and spaces do not matter.',
  open: 'Open the case',
  opening: 'Opening…',
  missing: 'Please enter the receipt code',
  lostTitle: 'Cannot find the code?',
  lostText:
    'Look in your notes, favourites, photos and downloads for “Redress receipt code”. To protect you we have no way to recover it; you would have to open a new case.',
};
