import { z } from 'zod';
import type { Endpoint } from './endpoints.ts';
import { organisationKind } from './organisation-view.ts';
import { vettingDocumentKind, vettingDocumentView } from './vetting-documents.ts';
import {
  reviewedFileView,
  reviewInput,
  vettedMerchantRow,
  vettingFacts,
  vettingQueueRow,
  vettingView,
} from './vetting-view.ts';
import { day, text } from './vocabulary.ts';

const org = z.object({ orgId: text(60) });
const paper = org.extend({ documentId: text(60) });
const merchant = org.extend({ merchantId: text(60) });
const at = '/api/organisations/:orgId/vetting';
const merchantAt = '/api/organisations/:orgId/merchants';
const operatorAt = '/api/operator/vetting';

/** The organisation's own file: filled in, handed in, taken back. */
const ownEndpoints = {
  getVetting: { method: 'GET', path: at, params: org, response: vettingView, status: 200 },
  saveVettingFacts: {
    method: 'PUT',
    path: `${at}/facts`,
    params: org,
    body: vettingFacts,
    response: vettingView,
    status: 200,
  },
  /** multipart/form-data, one part `file`: a photo or a PDF. */
  addVettingDocument: {
    method: 'POST',
    path: `${at}/documents/:kind`,
    params: org.extend({ kind: vettingDocumentKind }),
    query: z.object({ validUntil: day.optional() }),
    response: vettingDocumentView,
    status: 201,
    stream: 'up',
  },
  dateVettingDocument: {
    method: 'PATCH',
    path: `${at}/papers/:documentId`,
    params: paper,
    body: z.strictObject({ validUntil: day.nullable() }),
    response: vettingView,
    status: 200,
  },
  removeVettingDocument: {
    method: 'DELETE',
    path: `${at}/papers/:documentId`,
    params: paper,
    response: z.null(),
    status: 204,
  },
  vettingDocument: {
    method: 'GET',
    path: `${at}/papers/:documentId`,
    params: paper,
    response: z.null(),
    status: 200,
    stream: 'down',
  },
  submitVetting: {
    method: 'POST',
    path: `${at}/submission`,
    params: org,
    response: vettingView,
    status: 200,
  },
  takeBackVetting: {
    method: 'DELETE',
    path: `${at}/submission`,
    params: org,
    response: vettingView,
    status: 200,
  },
} as const satisfies Record<string, Endpoint>;

/** A platform and its merchants: its own duty to verify. */
const platformEndpoints = {
  listMerchantVettings: {
    method: 'GET',
    path: `${merchantAt}/vetting`,
    params: org,
    response: z.object({ merchants: z.array(vettedMerchantRow) }),
    status: 200,
  },
  getMerchantVetting: {
    method: 'GET',
    path: `${merchantAt}/:merchantId/vetting`,
    params: merchant,
    response: reviewedFileView,
    status: 200,
  },
  merchantVettingDocument: {
    method: 'GET',
    path: `${merchantAt}/:merchantId/vetting/papers/:documentId`,
    params: merchant.extend({ documentId: text(60) }),
    response: z.null(),
    status: 200,
    stream: 'down',
  },
  reviewMerchantVetting: {
    method: 'POST',
    path: `${merchantAt}/:merchantId/vetting/reviews`,
    params: merchant,
    body: reviewInput,
    response: reviewedFileView,
    status: 200,
  },
} as const satisfies Record<string, Endpoint>;

/** Who runs the server. */
const operatorEndpoints = {
  listVettings: {
    method: 'GET',
    path: operatorAt,
    query: z.object({ show: z.enum(['waiting', 'all']).optional() }),
    response: z.object({ files: z.array(vettingQueueRow) }),
    status: 200,
  },
  readVetting: {
    method: 'GET',
    path: `${operatorAt}/:orgId`,
    params: org,
    response: reviewedFileView,
    status: 200,
  },
  readVettingDocument: {
    method: 'GET',
    path: `${operatorAt}/:orgId/papers/:documentId`,
    params: paper,
    response: z.null(),
    status: 200,
    stream: 'down',
  },
  reviewVetting: {
    method: 'POST',
    path: `${operatorAt}/:orgId/reviews`,
    params: org,
    body: reviewInput,
    response: reviewedFileView,
    status: 200,
  },
  suspendVetting: {
    method: 'POST',
    path: `${operatorAt}/:orgId/suspension`,
    params: org,
    body: z.strictObject({ reason: text(500).trim().min(1) }),
    response: reviewedFileView,
    status: 200,
  },
  liftSuspension: {
    method: 'DELETE',
    path: `${operatorAt}/:orgId/suspension`,
    params: org,
    response: reviewedFileView,
    status: 200,
  },
  setOrganisationKinds: {
    method: 'PUT',
    path: `${operatorAt}/:orgId/kinds`,
    params: org,
    body: z.strictObject({ kinds: z.array(organisationKind).min(1).max(5) }),
    response: reviewedFileView,
    status: 200,
  },
} as const satisfies Record<string, Endpoint>;

export const vettingEndpoints = { ...ownEndpoints, ...platformEndpoints, ...operatorEndpoints };
