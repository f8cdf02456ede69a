import type { GateAnswers } from '../types.ts';

/**
 * To whom a letter speaks, as the law sees it: who sold, who runs the platform where another sold, who carried the
 * payment. A platform that sells itself, or looks so, is a seller (电子商务法 37, 网络消费规定（一） 4).
 */
export type LetterPerson = 'seller' | 'platform' | 'payment';

export function personOf(
  addressee: 'platform' | 'merchant' | 'payment',
  answers: GateAnswers | undefined,
): LetterPerson {
  if (addressee === 'payment') return 'payment';
  return addressee === 'merchant' || sellsItself(answers) ? 'seller' : 'platform';
}

const sellsItself = (answers: GateAnswers | undefined): boolean =>
  answers?.['platform-type'] === 'self-operated' || answers?.['platform-type'] === 'own-site';
