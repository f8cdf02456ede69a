import { z } from 'zod';
import type { Endpoint } from './endpoints.ts';
import { nameChangeInput, nameDecisionInput } from './name-change-view.ts';
import { reviewedFileView, vettingView } from './vetting-view.ts';
import { text } from './vocabulary.ts';

const org = z.object({ orgId: text(60) });
const change = org.extend({ changeId: text(60) });
const at = '/api/organisations/:orgId/vetting/name-changes';

/** A verified organisation asks for another name; who checks files decides. */
export const nameChangeEndpoints = {
  askNameChange: {
    method: 'POST',
    path: at,
    params: org,
    body: nameChangeInput,
    response: vettingView,
    status: 200,
  },
  takeBackNameChange: {
    method: 'DELETE',
    path: `${at}/:changeId`,
    params: change,
    response: vettingView,
    status: 200,
  },
  decideMerchantNameChange: {
    method: 'POST',
    path: '/api/organisations/:orgId/merchants/:merchantId/vetting/name-changes/:changeId/decision',
    params: change.extend({ merchantId: text(60) }),
    body: nameDecisionInput,
    response: reviewedFileView,
    status: 200,
  },
  decideNameChange: {
    method: 'POST',
    path: '/api/operator/vetting/:orgId/name-changes/:changeId/decision',
    params: change,
    body: nameDecisionInput,
    response: reviewedFileView,
    status: 200,
  },
} as const satisfies Record<string, Endpoint>;
