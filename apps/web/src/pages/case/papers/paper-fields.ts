import type { AgreementFact, PaperFacts, Party, StepFacts } from '@redress/contract';

export type PaperName = keyof PaperFacts;

/** How a fact is typed and read; `money` in yuan, `percent` a year, `time` of Shanghai's clock. */
export interface FieldSpec {
  kind:
    | 'text'
    | 'long'
    | 'day'
    | 'time'
    | 'money'
    | 'percent'
    | 'code'
    | 'phone'
    | 'email'
    | 'yes-no'
    | 'choice'
    | 'rows';
  max?: number;
  options?: readonly string[];
  /** Of `rows`: each column; one that a row must have is `must`. */
  columns?: Readonly<Record<string, FieldSpec & { must?: boolean }>>;
  /** What a browser may fill in of the buyer herself (WCAG 2.2, 1.3.5). */
  autoComplete?: string;
}

const text = (max: number): FieldSpec => ({ kind: 'text', max });
const long = (max: number): FieldSpec => ({ kind: 'long', max });
const day: FieldSpec = { kind: 'day' };
const money: FieldSpec = { kind: 'money' };
const yesNo: FieldSpec = { kind: 'yes-no' };
const must = (spec: FieldSpec) => ({ ...spec, must: true });

/** Every fact of a step but groups; complete by its type, so a letter can lack nothing that has no field. */
const plain = {
  office: text(200),
  officeAddress: text(500),
  officePhone: text(100),
  respondents: { kind: 'choice', options: ['merchant', 'platform', 'both'] },
  purpose: long(300),
  demandedOn: day,
  demandedBy: text(100),
  answeredOn: day,
  answer: long(500),
  platformInformedOn: day,
  identityRefused: yesNo,
  noLicenceShown: yesNo,
  mediationWanted: yesNo,
  anonymous: yesNo,
  complaintFiledOn: day,
  complaintBy: text(100),
  complaintNo: text(100),
  complaintRefusedOn: day,
  complaintRefusal: long(500),
  decisionKnownOn: day,
  government: text(200),
  reportedOn: day,
  policeReceiptNo: text(100),
  policeNoticeNo: text(100),
  policeNoticeReceivedOn: day,
  policeRefusal: long(500),
  policeReview: { kind: 'choice', options: ['reconsider', 'second-review', 'supervision'] },
  policeDecisionNo: text(100),
  policeDecisionReceivedOn: day,
  payments: {
    kind: 'rows',
    columns: {
      paidAt: must({ kind: 'time' }),
      amountFen: must(money),
      payee: text(200),
      payeeAccount: text(100),
      payChannel: text(100),
      tradeNo: text(100),
      purpose: text(200),
    },
  },
  placeWhenPaid: text(300),
  courtCaseNo: text(100),
  witnesses: { kind: 'rows', columns: { name: must(text(100)), address: text(300) } },
  evidenceUntil: day,
  claimIncrease: yesNo,
  costs: {
    kind: 'rows',
    columns: { what: must(text(100)), amountFen: must(money), receipt: must(text(200)) },
  },
  promisedFen: money,
  codeTail: { kind: 'code', max: 6 },
  issuer: text(200),
  lawFirm: text(200),
  lawyer: text(100),
} as const satisfies Record<
  Exclude<keyof StepFacts, 'agreement' | 'interest' | 'checkedArticles'>,
  FieldSpec
>;

const agreement = {
  'agreement.organisation': text(200),
  'agreement.mediator': text(100),
  'agreement.number': text(100),
  'agreement.madeOn': day,
  'agreement.effectiveOn': day,
  'agreement.amountFen': money,
  'agreement.payUntil': day,
  'agreement.payTo': text(300),
  'agreement.onDefault': long(500),
  'agreement.otherTerms': long(1000),
} as const satisfies Record<`agreement.${keyof AgreementFact}`, FieldSpec>;

const interest = {
  'interest.rateBasisPoints': { kind: 'percent' },
  'interest.from': day,
  'interest.source': text(200),
} as const satisfies Record<`interest.${keyof NonNullable<StepFacts['interest']>}`, FieldSpec>;

export const stepFields = { ...plain, ...agreement, ...interest };
export type StepField = keyof typeof stepFields;

export const partyFields = {
  name: { ...text(200), autoComplete: 'name' },
  phone: { kind: 'phone', max: 50, autoComplete: 'tel' },
  email: { kind: 'email', max: 200, autoComplete: 'email' },
  address: { ...text(500), autoComplete: 'street-address' },
  registration: text(100),
  legalRepresentative: text(100),
  gender: { kind: 'choice', options: ['male', 'female'], autoComplete: 'sex' },
  ethnicity: text(20),
  birthDate: { ...day, autoComplete: 'bday' },
  idNumber: text(30),
  occupation: text(100),
  employer: { ...text(200), autoComplete: 'organization' },
  postcode: { ...text(20), autoComplete: 'postal-code' },
} as const satisfies Record<keyof Party, FieldSpec>;
export type PartyField = keyof typeof partyFields;

const afterDemand: readonly StepField[] = ['demandedOn', 'demandedBy', 'answeredOn', 'answer'];
const money3: readonly StepField[] = [
  'interest.rateBasisPoints',
  'interest.from',
  'interest.source',
  'costs',
  'promisedFen',
];
const onPlatform: readonly StepField[] = ['platformInformedOn', 'identityRefused'];

/** What a paper takes beside what it says it lacks. */
const taken: Partial<Record<PaperName, readonly StepField[]>> = {
  'samr-complaint': [...afterDemand, 'respondents', ...onPlatform],
  'samr-report': [...afterDemand, ...onPlatform, 'noLicenceShown', 'anonymous'],
  'association-complaint': [...afterDemand, 'respondents', 'mediationWanted'],
  'mediation-application': [
    'respondents',
    'agreement.amountFen',
    'agreement.payUntil',
    'agreement.payTo',
    'agreement.onDefault',
    'agreement.otherTerms',
  ],
  'judicial-confirmation': ['agreement.mediator', 'agreement.number', 'agreement.otherTerms'],
  'police-report': ['placeWhenPaid', 'payments'],
  'police-review': [
    'policeReview',
    'reportedOn',
    'policeReceiptNo',
    'policeNoticeNo',
    'policeRefusal',
    'policeDecisionNo',
  ],
  'lawyer-letter': ['lawFirm', 'lawyer', ...onPlatform, ...money3],
  'civil-complaint': [
    'respondents',
    ...onPlatform,
    'claimIncrease',
    ...money3,
    'witnesses',
    'courtCaseNo',
    'evidenceUntil',
  ],
  reconsideration: [
    'officeAddress',
    'complaintBy',
    'complaintRefusedOn',
    'complaintRefusal',
    'decisionKnownOn',
  ],
};

/** Places of everything that papers may take beside what they lack, each once. */
export const takenBy = (papers: readonly PaperName[]): string[] => [
  ...new Set(papers.flatMap((name) => (taken[name] ?? []).map((field) => `step.${field}`))),
];

/** How a place is filled in on the page; undefined where that is done elsewhere or by hand. */
export function specOf(place: string): FieldSpec | undefined {
  const [root, ...rest] = place.split('.');
  if (root === 'step') return (stepFields as Partial<Record<string, FieldSpec>>)[rest.join('.')];
  if (root !== 'parties') return undefined;
  return (partyFields as Partial<Record<string, FieldSpec>>)[rest[1] ?? ''];
}
