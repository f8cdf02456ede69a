/** Pages of claims in one file to load. */
export { AnswerPage } from './answer-page.tsx';
export { ClaimPage } from './claim-page.tsx';
export { MyClaimPage } from './my-claim-page.tsx';
