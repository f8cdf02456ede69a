import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { erasedSearch } from './erased-search.ts';
import { CaseLayout } from './pages/case/case-layout.tsx';
import { HomePage } from './pages/home/home-page.tsx';
import { OpenByReceiptPage } from './pages/receipt/open-by-receipt-page.tsx';
import { StartPage } from './pages/start/start-page.tsx';
import { claimRoutes } from './routes-claims.tsx';
import { accountRoutes, consoleRoute, inConsole } from './routes-console.tsx';
import { root } from './routes-root.tsx';

const integratorsPages = () => import('./pages/integrators/pages.ts');
const casePages = () => import('./pages/case/pages.ts');

const top = [
  createRoute({ getParentRoute: () => root, path: '/', component: HomePage }),
  createRoute({ getParentRoute: () => root, path: '/start', component: StartPage }),
  createRoute({ getParentRoute: () => root, path: '/receipt', component: OpenByReceiptPage }),
  createRoute({
    getParentRoute: () => root,
    path: '/case/$caseId/receipt',
    component: lazyRouteComponent(() => import('./pages/receipt/keep-receipt-page.tsx'), 'KeepReceiptPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/erased',
    validateSearch: erasedSearch,
    component: lazyRouteComponent(casePages, 'ErasedPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/verify',
    component: lazyRouteComponent(() => import('./pages/verify/verify-page.tsx'), 'VerifyPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/log',
    validateSearch: ({ entry }): { entry?: number } =>
      Number.isSafeInteger(entry) && Number(entry) >= 0 ? { entry: Number(entry) } : {},
    component: lazyRouteComponent(() => import('./pages/log/log-page.tsx'), 'LogPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/diagnose',
    component: lazyRouteComponent(() => import('./pages/diagnose/diagnose-page.tsx'), 'DiagnosePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/reply/$slug',
    component: lazyRouteComponent(() => import('./pages/reply/reply-page.tsx'), 'ReplyPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/deadline',
    component: lazyRouteComponent(() => import('./pages/deadline/deadline-page.tsx'), 'DeadlinePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/integrators',
    component: lazyRouteComponent(integratorsPages, 'IntegratorsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/integrators/$guide',
    component: lazyRouteComponent(integratorsPages, 'GuidePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/offices',
    component: lazyRouteComponent(() => import('./pages/offices/offices-page.tsx'), 'OfficesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/operator/directory',
    component: lazyRouteComponent(() => import('./pages/operator/directory-page.tsx'), 'DirectoryPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/operator/templates',
    component: lazyRouteComponent(() => import('./pages/operator/templates-page.tsx'), 'TemplatesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/operator/vetting',
    component: lazyRouteComponent(() => import('./pages/operator/vetting-page.tsx'), 'VettingQueuePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/operator/vetting/$orgId',
    component: lazyRouteComponent(() => import('./pages/operator/vetting-file-page.tsx'), 'VettingFilePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/operator/clusters',
    component: lazyRouteComponent(() => import('./pages/operator/clusters-page.tsx'), 'ClustersPage'),
  }),
] as const;

const caseRoute = createRoute({ getParentRoute: () => root, path: '/case/$caseId', component: CaseLayout });
const inCase = [
  createRoute({
    getParentRoute: () => caseRoute,
    path: '/',
    component: lazyRouteComponent(casePages, 'OverviewPage'),
  }),
  createRoute({
    getParentRoute: () => caseRoute,
    path: '/evidence',
    component: lazyRouteComponent(casePages, 'EvidencePage'),
  }),
  createRoute({
    getParentRoute: () => caseRoute,
    path: '/facts',
    component: lazyRouteComponent(casePages, 'FactsPage'),
  }),
  createRoute({
    getParentRoute: () => caseRoute,
    path: '/reasons',
    component: lazyRouteComponent(casePages, 'ReasonsPage'),
  }),
  createRoute({
    getParentRoute: () => caseRoute,
    path: '/parties',
    component: lazyRouteComponent(casePages, 'PartiesPage'),
  }),
  createRoute({
    getParentRoute: () => caseRoute,
    path: '/letters',
    component: lazyRouteComponent(casePages, 'LettersPage'),
  }),
  createRoute({
    getParentRoute: () => caseRoute,
    path: '/path',
    component: lazyRouteComponent(casePages, 'PathPage'),
  }),
  createRoute({
    getParentRoute: () => caseRoute,
    path: '/service',
    component: lazyRouteComponent(casePages, 'ServicePage'),
  }),
  createRoute({
    getParentRoute: () => caseRoute,
    path: '/links',
    component: lazyRouteComponent(casePages, 'LinksPage'),
  }),
  createRoute({
    getParentRoute: () => caseRoute,
    path: '/statement',
    component: lazyRouteComponent(casePages, 'StatementPage'),
  }),
  createRoute({
    getParentRoute: () => caseRoute,
    path: '/manage',
    component: lazyRouteComponent(casePages, 'ManagePage'),
  }),
] as const;

/** Every page of the buyer's journey; pages beyond the first screens load when they are first opened. */
export const router = createRouter({
  routeTree: root.addChildren([
    ...top,
    ...accountRoutes,
    ...claimRoutes,
    caseRoute.addChildren([...inCase]),
    consoleRoute.addChildren([...inConsole]),
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
