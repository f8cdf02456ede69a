import type { EndpointName } from '@redress/contract';
import { claimTexts } from './endpoint-texts-claims.ts';
import { deliveryTexts } from './endpoint-texts-delivery.ts';
import { depositsTexts } from './endpoint-texts-deposits.ts';
import { integratorsTexts } from './endpoint-texts-integrators.ts';
import { membersTexts } from './endpoint-texts-members.ts';
import { oversightTexts } from './endpoint-texts-oversight.ts';
import { tradeTexts } from './endpoint-texts-trade.ts';
import { vettingTexts } from './endpoint-texts-vetting.ts';
import { webhooksTexts } from './endpoint-texts-webhooks.ts';

export interface EndpointText {
  tag: string;
  summary: string;
  description?: string;
}

/** What the API documentation says about each endpoint. */
export const endpointTexts: Record<EndpointName, EndpointText> = {
  ...membersTexts,
  ...deliveryTexts,
  ...depositsTexts,
  ...oversightTexts,
  ...integratorsTexts,
  openCase: {
    tag: 'cases',
    summary: 'Open a case',
    description:
      'The receipt code is shown once; it is the only credential of a buyer without an account. Send an Idempotency-Key so that a repeated request opens one case.',
  },
  openSample: { tag: 'cases', summary: 'Open a case filled with invented sample evidence' },
  openSession: {
    tag: 'sessions',
    summary: 'Open a session with a receipt code',
    description: 'Upper and lower case, spaces and dashes do not matter; O is read as 0, I and L as 1.',
  },
  closeSession: { tag: 'sessions', summary: 'Close the current session' },
  getCase: {
    tag: 'cases',
    summary: 'Read a case with its items, chain, findings, gates, next steps and letters',
  },
  changeCase: { tag: 'cases', summary: "Change a case's type, story, parties or answers to the gates" },
  eraseCase: {
    tag: 'cases',
    summary: 'Erase a case',
    description: 'Contents, keys and salts are erased; entries in the log stay and say nothing without them.',
  },
  correctFacts: { tag: 'cases', summary: "Replace the buyer's corrections of the facts" },
  addItem: {
    tag: 'items',
    summary: 'Add one piece of evidence',
    description:
      'multipart/form-data with one part named file. The type is decided by content and never by name. The answer comes once the bytes are kept; reading and sealing follow.',
  },
  changeItem: { tag: 'items', summary: 'Correct the kind of an item' },
  withdrawItem: { tag: 'items', summary: 'Withdraw an item' },
  itemContent: { tag: 'items', summary: 'The exact bytes of an item, as an attachment' },
  itemThumbnail: { tag: 'items', summary: 'A small picture of an item (WebP)' },
  letter: {
    tag: 'letters',
    summary: 'A letter as PDF or docx',
    description: 'With ?page=N, that page of the PDF as PNG.',
  },
  bundle: { tag: 'cases', summary: 'The evidence bundle: a zip that verifies offline' },
  diagnose: { tag: 'law', summary: 'Find unfair terms and template replies in a text' },
  listDeadlines: { tag: 'law', summary: 'All deadline rules, and the years whose holidays are on record' },
  getDeadline: { tag: 'law', summary: 'The last day of a deadline, counted day by day' },
  listGateQuestions: { tag: 'law', summary: 'Questions to answer before any letter' },
  verifyBundle: {
    tag: 'verification',
    summary: 'Check an evidence bundle',
    description: 'The body is the zip. Nothing is kept.',
  },
  listChannels: {
    tag: 'path',
    summary: 'The channels of a case: how papers may leave, and what may be recorded in each',
  },
  openStep: {
    tag: 'path',
    summary: 'Open a step: draft the papers of a channel',
    description: 'A draft of the same channel that is there already is given instead of a second one.',
  },
  changeStep: { tag: 'path', summary: 'Change whom a draft goes to' },
  releaseStep: {
    tag: 'path',
    summary: 'Release the papers of a draft',
    description:
      'way=mail: they are frozen, and leave an hour later; until then the step can be cancelled. way=by-hand: they are final, and the buyer records `sent` with a receipt once she filed them. An authority takes no mail.',
  },
  cancelStep: {
    tag: 'path',
    summary: 'Take a held step back, or drop a draft',
    description: 'Held: it is a draft again and nothing left. Drafted: it is dropped.',
  },
  recordStepEvent: {
    tag: 'path',
    summary: 'Record what happened in a step',
    description:
      'Sets and ends deadlines and moves the case. Only what the channel knows (listChannels), never of days to come. With an Idempotency-Key a repetition records nothing more.',
  },
  stepLetter: { tag: 'path', summary: 'A paper of a step exactly as it left (PDF)' },
  decideCase: {
    tag: 'path',
    summary: "The buyer's word on the whole case",
    description:
      'An answer or a payment never closes a case: only confirm and close do. reopen takes it up again.',
  },
  getContact: { tag: 'path', summary: 'Where reminders go' },
  setContact: { tag: 'path', summary: 'Leave an e-mail address for reminders, or take it back' },
  getTimeline: { tag: 'path', summary: 'All that happened, one line each, with its place in the log' },
  timelinePdf: { tag: 'path', summary: 'The timeline as PDF' },
  deadlinesIcs: { tag: 'path', summary: 'The deadlines of a case as a calendar file (RFC 5545)' },
  openCalendar: {
    tag: 'path',
    summary: 'An address that a calendar program can subscribe to',
    description:
      'The address is told once and holds no personal data; neither does the calendar. A new one ends the one before.',
  },
  closeCalendar: { tag: 'path', summary: 'End the address of the calendar' },
  calendar: { tag: 'path', summary: 'The calendar, for whoever holds its address' },
  getLinks: {
    tag: 'links',
    summary: 'How many other cases are linked with this one, and by what',
    description:
      'Counts only, and none below five. Contents of other cases are seen only between those who joined, by a fixed list.',
  },
  joinLinks: {
    tag: 'links',
    summary: 'Join the linked cases, or change the extent of the consent',
    description: 'Both sides then see the fixed list of each other. Sealed as an event; can be taken back.',
  },
  leaveLinks: { tag: 'links', summary: 'Take back the consent to join' },
  getJointReport: {
    tag: 'links',
    summary: 'The joint report of the joined cases: sums, payees, who could represent them',
    description: 'The same contents are the same report under the same id.',
  },
  jointReportPaper: {
    tag: 'links',
    summary: 'The joint report as a paper (PDF or Word)',
    description:
      'Issued and sealed like every letter of the case. It adds up the joined cases, says which figures of the law the sum reaches, and names nobody who did not consent to it.',
  },
  listClusters: {
    tag: 'links',
    summary: 'Flagged clusters, the largest first: counts, sums and reasons',
    description:
      'No case, no identifier and nothing of a person. A flag says that somebody should look, never that there was a crime.',
  },
  getLog: {
    tag: 'log',
    summary: 'State of the log: newest heads, witnesses, timestamps, anchors, self-check',
  },
  listLogHeads: { tag: 'log', summary: 'Signed heads, newest first' },
  getLogGrowth: {
    tag: 'log',
    summary: 'Entries per day of the last 30, or per hour of the last 48',
  },
  getLogEntry: { tag: 'log', summary: 'One entry with its proof under the newest head' },
  logEntryProof: { tag: 'log', summary: 'The proof of an entry as a .tlog-proof file (c2sp.org/tlog-proof)' },
  logEntryBytes: { tag: 'log', summary: 'The exact bytes of an entry' },
  lookUpSeal: {
    tag: 'log',
    summary: 'Whether and when something was sealed',
    description:
      'By the SHA-256 of its exact bytes, or by entry id, index or leaf hash. The server keeps keyed digests only, so that nobody can ask without holding the file. No case is named. What was erased is not found by its content any more; its entry stays in the log.',
  },
  resolveJurisdiction: {
    tag: 'directory',
    summary: 'Who is competent for each channel, and why',
    description:
      'From what is known of the platform, the merchant and the buyer. Nothing is guessed: what is not certain says so and names the hotline to ask. Nothing of the question is kept.',
  },
  listDivisions: {
    tag: 'directory',
    summary: 'Administrative divisions below one of them',
    description: 'Without parent: the provinces.',
  },
  searchOffices: { tag: 'directory', summary: 'Offices of a division and of all below it' },
  getOffice: { tag: 'directory', summary: 'An office with its history' },
  searchPlatforms: {
    tag: 'directory',
    summary: 'Platforms of the register',
    description: 'q is the address of a page, an exact name, or words that an entry holds.',
  },
  getPlatform: { tag: 'directory', summary: 'A platform with its history' },
  proposeChange: {
    tag: 'directory',
    summary: 'Propose a new entry or a correction',
    description: 'An operator accepts or refuses it. Say where it stands and on which day you looked.',
  },
  listProposals: { tag: 'operation', summary: 'Proposals with what they would change and their conflicts' },
  decideProposal: { tag: 'operation', summary: 'Accept or refuse a proposal' },
  saveEntry: { tag: 'operation', summary: 'Add or change an entry of the directory at once' },
  removeEntry: { tag: 'operation', summary: 'Take an entry out of the directory' },
  exportDirectory: {
    tag: 'operation',
    summary: 'All offices or platforms as CSV',
    description: 'UTF-8; a cell that a spreadsheet would run as a formula begins with an apostrophe.',
  },
  importDirectory: {
    tag: 'operation',
    summary: 'Add and change entries from a CSV file',
    description:
      'multipart/form-data with one part named file, with the columns of the export. All of it or nothing; an empty cell takes the field away. dryRun=yes only counts.',
  },
  listTemplates: { tag: 'operation', summary: 'Papers with what the operator adds to each' },
  getTemplate: { tag: 'operation', summary: 'What is added to a paper, with every earlier version' },
  saveTemplate: {
    tag: 'operation',
    summary: 'Change what is added to a paper',
    description:
      'A paragraph before the text, an address for answers, small print. Wording, articles and demands of a paper are never changed here. Every change is kept and sealed.',
  },
  revertTemplate: { tag: 'operation', summary: 'Take an earlier version of an addition again' },
  previewTemplate: { tag: 'operation', summary: 'The paper of an invented case with an addition, as PDF' },
  getService: {
    tag: 'service',
    summary: 'How far each letter of a case has come, with proofs, and the mail that came back',
  },
  serviceProof: { tag: 'service', summary: 'The exact bytes that prove a rung, as an attachment' },
  recordRegisteredLetter: {
    tag: 'service',
    summary: 'Record a registered letter that the buyer posted',
    description: 'The number is checked against the form that the carrier prints, with its check digit.',
  },
  recordRegisteredLetterNews: {
    tag: 'service',
    summary: 'Record that a registered letter arrived or came back',
  },
  subscribePush: {
    tag: 'service',
    summary: 'Receive reminders of a case by web push',
    description: 'The body is what PushSubscription.toJSON() gives; only known push services are accepted.',
  },
  unsubscribePush: { tag: 'service', summary: 'End a push subscription' },
  unsubscribe: {
    tag: 'service',
    summary: 'End reminders by mail (RFC 8058 one-click)',
    description: 'The token of the reminder is the credential.',
  },
  getStatement: {
    tag: 'statements',
    summary: 'The public statement of a case as its author sees it',
    description:
      'Sentences with the items that prove them, what speaks against each (LAW §15), the gates of publication and the exact text that would be public.',
  },
  changeStatement: { tag: 'statements', summary: 'Agree to fields, edit or leave out sentences' },
  addStatementPicture: {
    tag: 'statements',
    summary: 'Add a picture; it is redacted first',
    description: 'Only the redacted copy is ever given out. Its state is `working` until that is made.',
  },
  changeStatementPicture: { tag: 'statements', summary: 'Choose more places of a picture to be destroyed' },
  removeStatementPicture: { tag: 'statements', summary: 'Take a picture out' },
  statementPicture: { tag: 'statements', summary: 'The redacted copy of a picture (WebP)' },
  publishStatement: {
    tag: 'statements',
    summary: 'Publish what was seen',
    description:
      'Only when the evidence is sealed, the complaint was served, the time for an answer has passed and the self-check found nothing. `preview` must be the text that stands now.',
  },
  unpublishStatement: { tag: 'statements', summary: 'Withdraw the statement at once' },
  checkStatement: {
    tag: 'statements',
    summary: 'What speaks against publishing a text',
    description: 'Nothing is kept. `block`: it may not be published; `warn`: look at it once more.',
  },
  replyToStatement: {
    tag: 'statements',
    summary: 'Reply as the other side',
    description:
      'With the code of the served letter. Shown beside the statement word for word; persons are masked.',
  },
  statementPage: { tag: 'statements', summary: 'The public page (HTML); 410 once it is withdrawn' },
  statementFile: {
    tag: 'statements',
    summary: 'The exact bytes that were sealed',
    description: 'The header `seal-salt` opens the commitment in the log.',
  },
  publishedPicture: { tag: 'statements', summary: 'A picture of the public page (WebP)' },
  statementStyle: { tag: 'statements', summary: 'The style of public pages' },
  ...tradeTexts,
  ...claimTexts,
  ...webhooksTexts,
  ...vettingTexts,
};
