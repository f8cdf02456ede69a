/** The console pages of claims in one file to load. */
export { ClaimRulePage } from './claim-rule-page.tsx';
export { ClaimsPage } from './claims-page.tsx';
export { OrgClaimPage } from './org-claim-page.tsx';
