import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { chosenTab } from './pages/console/shops/shop-tabs.ts';
import { root } from './routes-root.tsx';

const consolePages = () => import('./pages/console/pages.ts');
const claimPages = () => import('./pages/console/claims/pages.ts');
const platformPages = () => import('./pages/console/platform/pages.ts');
const moneyPages = () => import('./pages/console/money-pages.ts');
const joiningPages = () => import('./pages/console/joining-pages.ts');
const vettingPages = () => import('./pages/vetting/pages.ts');
const deliveryPages = () => import('./pages/delivery/pages.ts');

/** Only ways within this site: a link may not send who signs in elsewhere. */
const wayBack = ({ to }: { to?: unknown }): { to?: string } =>
  typeof to === 'string' && /^\/(?:console|account|join|operator)(?:[/?]|$)/.test(to) ? { to } : {};

/** Accounts of people, and the consoles of the organisations they act for. All of it loads when opened. */
export const accountRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    validateSearch: wayBack,
    component: lazyRouteComponent(() => import('./pages/account/sign-in-page.tsx'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/sign-up',
    validateSearch: wayBack,
    component: lazyRouteComponent(() => import('./pages/account/sign-up-page.tsx'), 'SignUpPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/reset-password',
    component: lazyRouteComponent(
      () => import('./pages/account/reset-password-page.tsx'),
      'ResetPasswordPage',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/verify-email',
    component: lazyRouteComponent(() => import('./pages/account/verify-email-page.tsx'), 'VerifyEmailPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/join',
    component: lazyRouteComponent(() => import('./pages/account/join-page.tsx'), 'JoinPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/account',
    component: lazyRouteComponent(() => import('./pages/account/account-page.tsx'), 'AccountPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/console',
    component: lazyRouteComponent(consolePages, 'OrganisationsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/proof',
    component: lazyRouteComponent(deliveryPages, 'ProofPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/standards',
    component: lazyRouteComponent(deliveryPages, 'StandardsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/standards/$standardId',
    component: lazyRouteComponent(deliveryPages, 'StandardPage'),
  }),
] as const;

export const consoleRoute = createRoute({
  getParentRoute: () => root,
  path: '/console/$orgId',
  component: lazyRouteComponent(consolePages, 'ConsoleLayout'),
});

/** Pages of one organisation: add yours here and a line to pages/console/console-nav.ts. */
export const inConsole = [
  createRoute({
    getParentRoute: () => consoleRoute,
    path: '/',
    component: lazyRouteComponent(consolePages, 'ConsoleOverviewPage'),
  }),
  createRoute({
    getParentRoute: () => consoleRoute,
    path: '/members',
    component: lazyRouteComponent(consolePages, 'MembersPage'),
  }),
  createRoute({
    getParentRoute: () => consoleRoute,
    path: '/claims',
    component: lazyRouteComponent(claimPages, 'ClaimsPage'),
  }),
  createRoute({
    getParentRoute: () => consoleRoute,
    path: '/claims/$claimId',
    component: lazyRouteComponent(claimPages, 'OrgClaimPage'),
  }),
  createRoute({
    getParentRoute: () => consoleRoute,
    path: '/claim-rule',
    component: lazyRouteComponent(claimPages, 'ClaimRulePage'),
  }),
  createRoute({
    getParentRoute: () => consoleRoute,
    path: '/orders',
    component: lazyRouteComponent(deliveryPages, 'OrdersPage'),
  }),
  createRoute({
    getParentRoute: () => consoleRoute,
    path: '/orders/$orderId',
    component: lazyRouteComponent(deliveryPages, 'OrderPage'),
  }),
  createRoute({
    getParentRoute: () => consoleRoute,
    path: '/proofs',
    component: lazyRouteComponent(deliveryPages, 'ProofsPage'),
  }),
  createRoute({
    getParentRoute: () => consoleRoute,
    path: '/platform',
    component: lazyRouteComponent(platformPages, 'PlatformPage'),
  }),
  createRoute({
    getParentRoute: () => consoleRoute,
    path: '/deposit',
    component: lazyRouteComponent(moneyPages, 'DepositPage'),
  }),
  createRoute({
    getParentRoute: () => consoleRoute,
    path: '/keeping',
    component: lazyRouteComponent(moneyPages, 'KeepingPage'),
  }),
  createRoute({
    getParentRoute: () => consoleRoute,
    path: '/shops',
    component: lazyRouteComponent(joiningPages, 'ShopsPage'),
  }),
  createRoute({
    getParentRoute: () => consoleRoute,
    path: '/shops/$sourceId',
    validateSearch: chosenTab,
    component: lazyRouteComponent(joiningPages, 'ShopPage'),
  }),
  createRoute({
    getParentRoute: () => consoleRoute,
    path: '/webhooks',
    component: lazyRouteComponent(joiningPages, 'WebhooksPage'),
  }),
  createRoute({
    getParentRoute: () => consoleRoute,
    path: '/standards',
    component: lazyRouteComponent(joiningPages, 'OrgStandardsPage'),
  }),
  createRoute({
    getParentRoute: () => consoleRoute,
    path: '/platform/terms',
    component: lazyRouteComponent(platformPages, 'TermsPage'),
  }),
  createRoute({
    getParentRoute: () => consoleRoute,
    path: '/platform/terms/$checkId',
    component: lazyRouteComponent(platformPages, 'TermsCheckPage'),
  }),
  createRoute({
    getParentRoute: () => consoleRoute,
    path: '/vetting',
    component: lazyRouteComponent(vettingPages, 'VettingPage'),
  }),
  createRoute({
    getParentRoute: () => consoleRoute,
    path: '/merchants',
    component: lazyRouteComponent(vettingPages, 'MerchantVettingsPage'),
  }),
  createRoute({
    getParentRoute: () => consoleRoute,
    path: '/merchants/$merchantId',
    component: lazyRouteComponent(vettingPages, 'MerchantVettingPage'),
  }),
  createRoute({
    getParentRoute: () => consoleRoute,
    path: '/departures/$departureId',
    component: lazyRouteComponent(vettingPages, 'DepartedFilePage'),
  }),
  createRoute({
    getParentRoute: () => consoleRoute,
    path: '/keys',
    component: lazyRouteComponent(consolePages, 'KeysPage'),
  }),
] as const;
