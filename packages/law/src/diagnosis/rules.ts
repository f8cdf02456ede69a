import { fraudSigns } from './fraud-signs.ts';
import { furtherFraudSigns } from './fraud-signs-more.ts';
import { authorityReplies } from './replies-authority.ts';
import { furtherReplies } from './replies-more.ts';
import { platformReplies } from './replies-platform.ts';
import type { DiagnosisRule } from './rule.ts';
import { contractTerms } from './terms-contract.ts';
import { liabilityTerms } from './terms-liability.ts';
import { furtherTerms } from './terms-more.ts';
import { procedureTerms } from './terms-procedure.ts';
import { refundTerms } from './terms-refund.ts';

/** All rules, for lists and tests. */
export const diagnosisRules: readonly DiagnosisRule[] = [
  ...refundTerms,
  ...liabilityTerms,
  ...procedureTerms,
  ...contractTerms,
  ...furtherTerms,
  ...platformReplies,
  ...authorityReplies,
  ...furtherReplies,
  ...fraudSigns,
  ...furtherFraudSigns,
];
