import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './routes-root.tsx';

const claimPages = () => import('./pages/claim/pages.ts');

/** A buyer's claim and the respondent's answer; what a link carries stands behind its `#`. */
export const claimRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/claim',
    validateSearch: ({ caseId }): { caseId?: string } =>
      typeof caseId === 'string' && /^case_[0-9a-z]{24}$/.test(caseId) ? { caseId } : {},
    component: lazyRouteComponent(claimPages, 'ClaimPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/claims/$claimId',
    component: lazyRouteComponent(claimPages, 'MyClaimPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/answer',
    component: lazyRouteComponent(claimPages, 'AnswerPage'),
  }),
] as const;
