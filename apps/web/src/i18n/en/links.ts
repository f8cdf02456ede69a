import type { zh } from '../zh/index.ts';

const cases = (count: number | 'few') =>
  count === 'few' ? 'a few cases' : count === 1 ? '1 case' : `${count} cases`;

export const links: typeof zh.links = {
  title: 'Linked cases',
  nav: 'Linked cases',
  lead: 'Where another’s case names the same account, the same contact or shows the same screenshot, this page says how many do. Never who they are, nor what they wrote.',
  looking: 'Being compared with other cases; a moment, please.',
  sample: 'Samples are compared with nothing. Open a case of your own to see its links.',
  needsPaymentTitle: 'No count can be told yet',
  needsPayment:
    'Add a proof of payment and check amount and order number first. So nobody can try out the accounts of others.',
  toEvidence: 'Add a proof of payment',
  noneTitle: 'No linked case yet',
  none: 'No other case was found that has something in common with yours. We keep looking: every new case, and every item that you add, is compared by itself.',
  others: (count) =>
    `${cases(count).replace(/^a/, 'A')} beside yours ${count === 1 ? 'has' : 'have'} something in common with it`,
  fewHint: 'Below five no number is told, so that nobody can be picked out.',
  by: (count) => cases(count),
  flagTitle: {
    watch: 'Several buyers met connected things',
    alert: 'Several buyers paid the same side and met the same',
  },
  flagMeans:
    'This says only that the cases are worth looking at together. Whether it is fraud, and which sums count, is for the police to find.',
  sum: (yuan) => `Together these cases come to ${yuan} yuan`,
  span: (from, to) => `Paid from ${from} to ${to}`,
  thresholds: 'What the law says of such a sum',
  excerpt: ' (read as an excerpt only: check the official text before you quote it)',
  toPolice: 'See the step of reporting it',
  joinTitle: 'Join the linked cases',
  joinLead:
    'The count is shown without joining. Once you join, you and the others who joined see these few things of each other, and you can download the joint report.',
  sharedTitle: 'Others who joined will see',
  hiddenTitle: 'Never shown to others',
  hidden: [
    'your screenshots, chats and other items',
    'what you wrote',
    'your name, telephone and address (unless you agree to that below)',
    'your order number, accounts and codes',
  ],
  identity: 'My name and contact may stand in the joint report (optional)',
  identityHint:
    'The others who joined and whoever receives the report will see them. Left out, it says “not disclosed”.',
  representative: 'I am ready to be a representative (optional)',
  representativeHint:
    'Of a joint complaint two representatives can be elected in writing. Being ready is not being elected: the others must agree in writing.',
  join: 'Agree and join',
  change: 'Save what I share',
  joined: (day) => `Joined on ${day}`,
  joinedSealed: 'Joining and leaving are both sealed.',
  leave: 'Leave the linked cases',
  leaveSure:
    'The others then see nothing of yours, nor you of theirs. A report that was downloaded before cannot be taken back.',
  leaveYes: 'Yes, leave',
  cancel: 'Stay',
  joinedTitle: (count) => `Joined cases (${count})`,
  onlyYou: 'Only you joined so far. Others appear here once they join.',
  mine: 'yours',
  amountUnknown: 'amount not known',
  paidOn: (day) => `paid on ${day}`,
  payee: 'Payee',
  representativeChip: 'ready to represent',
  seals: (count) => (count === 1 ? '1 item sealed' : `${count} items sealed`),
  reportTitle: 'Joint report',
  reportLead:
    'All joined cases in one paper for the police or the market regulator: how many, how much, to whom, what they have in common, and the figures of the law. Nobody is named who did not agree to it.',
  reportAlone: 'It would hold only your own case now. It says more once others join.',
  pdf: 'Download PDF',
  docx: 'Download Word',
  reportSealed: 'Each report is sealed. While nothing changes you get the very same one.',
  cardNone: 'No linked case was found yet; we keep looking.',
  cardOpen: 'See linked cases',
};

export const clusters: typeof zh.clusters = {
  title: 'Linked cases, overview',
  nav: 'Linked cases',
  lead: 'Clusters that were flagged, in numbers, with nothing of any person. A flag says that somebody should look, never that there was a crime.',
  show: 'Show',
  all: 'all',
  flags: { none: 'no flag', watch: 'watch', alert: 'alert' },
  counts: (alert, watch) => `${alert} alert, ${watch} watch`,
  none: 'No cluster is flagged.',
  cluster: (n) => `Cluster ${n}`,
  id: 'Number',
  cases: 'Cases',
  buyers: 'Buyers',
  joined: 'Joined',
  sum: 'Sum (yuan)',
  paid: 'Paid',
  span: (from, to) => `${from} to ${to}`,
  kinds: 'In common',
  reasons: 'Why it is flagged',
};
