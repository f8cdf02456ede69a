import type { LetterKind } from '../types.ts';
import { civilComplaint } from './court.ts';
import { investigationOrder, productionOrder } from './court-orders.ts';
import type { Desk } from './desk.ts';
import { issuerInquiry } from './issuer-inquiry.ts';
import { jointReport } from './joint-report.ts';
import { lawyerLetter } from './lawyer-letter.ts';
import { judicialConfirmation, mediationApplication } from './mediation.ts';
import { policeReport } from './police-report.ts';
import { policeReview } from './police-review.ts';
import { reconsideration } from './reconsideration.ts';
import { associationComplaint, samrComplaint } from './samr-complaint.ts';
import { samrReport } from './samr-report.ts';

/** What each kind of paper prints beside the case itself; the letters of the first rung need nothing more. */
const forms: Readonly<Record<LetterKind, (desk: Desk) => object>> = {
  'platform-complaint': () => ({}),
  'merchant-complaint': () => ({}),
  'payment-dispute': () => ({}),
  catalogue: () => ({}),
  'issuer-inquiry': issuerInquiry,
  'samr-complaint': samrComplaint,
  'samr-report': samrReport,
  'association-complaint': associationComplaint,
  'mediation-application': mediationApplication,
  'judicial-confirmation': judicialConfirmation,
  'police-report': policeReport,
  'police-review': policeReview,
  'lawyer-letter': lawyerLetter,
  'civil-complaint': civilComplaint,
  'production-order': productionOrder,
  'investigation-order': investigationOrder,
  reconsideration,
  'joint-report': jointReport,
};

export const formOf = (desk: Desk): object => forms[desk.input.kind](desk);
