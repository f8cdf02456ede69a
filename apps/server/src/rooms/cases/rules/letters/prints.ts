import type { LetterKind } from './types.ts';

/** Parts that several kinds of paper print; what a paper does not print cannot be missing in it. */
type Part = 'opening' | 'order' | 'story' | 'contact' | 'evidence';

const printed: Readonly<Record<LetterKind, readonly Part[]>> = {
  'platform-complaint': ['opening', 'order', 'story', 'contact', 'evidence'],
  'merchant-complaint': ['opening', 'order', 'story', 'contact', 'evidence'],
  'payment-dispute': ['opening', 'order', 'story', 'contact', 'evidence'],
  'issuer-inquiry': ['opening', 'story', 'contact'],
  catalogue: ['evidence'],
  'samr-complaint': ['order', 'story', 'evidence'],
  'samr-report': ['order', 'story', 'evidence'],
  'association-complaint': ['order', 'story', 'evidence'],
  'mediation-application': ['order', 'story', 'evidence'],
  'judicial-confirmation': [],
  'police-report': ['story', 'evidence'],
  'police-review': ['evidence'],
  'lawyer-letter': ['order', 'evidence'],
  'civil-complaint': ['order', 'story', 'evidence'],
  'production-order': [],
  'investigation-order': ['order'],
  reconsideration: ['evidence'],
  'joint-report': [],
};

export const prints = (kind: LetterKind, part: Part): boolean => printed[kind].includes(part);
