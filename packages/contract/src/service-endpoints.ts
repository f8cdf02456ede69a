import { z } from 'zod';
import { channelId } from './case-path.ts';
import type { Endpoint } from './endpoints.ts';
import { bilingual, day, instant, text } from './vocabulary.ts';

const caseParams = z.object({ caseId: text(60) });

/** How far a letter is known to have come. `delayed` is no rung of the ladder: it says that a server still tries. */
export const rungKinds = ['drafted', 'sent', 'relayed', 'delivered', 'read', 'bounced', 'delayed'] as const;
export const rungKind = z.enum(rungKinds);
export type RungKind = z.infer<typeof rungKind>;

/** mail: by our server; post: a registered letter; by-hand: no server sends it, the buyer must. */
export const serviceWay = z.enum(['mail', 'post', 'by-hand']);
export type ServiceWay = z.infer<typeof serviceWay>;

export const carriers = ['ems', 'china-post', 'sf', 'other'] as const;
export const carrier = z.enum(carriers);
export type Carrier = z.infer<typeof carrier>;

const sealed = z.object({ index: z.int().nonnegative(), sealedAt: instant });

/** Who says so: our own sender, a server's notice (DSN), a reader's notice (MDN), the carrier's paper, or the buyer. */
export const rungSource = z.enum(['sender', 'delivery-notice', 'read-notice', 'carrier', 'buyer']);
export type RungSource = z.infer<typeof rungSource>;

export const rungView = z.object({
  id: z.string(),
  kind: rungKind,
  at: instant,
  source: rungSource,
  what: bilingual,
  /** What the other side's server said, word for word. */
  said: z.string().optional(),
  proof: z
    .object({
      mediaType: z.string(),
      bytes: z.int().nonnegative(),
      sha256: z.string(),
      /** The item of the case that it is; else it is at `…/service/proofs/<id of the rung>`. */
      itemId: z.string().optional(),
    })
    .optional(),
  seal: sealed.optional(),
});
export type RungView = z.infer<typeof rungView>;

export const dispatchView = z.object({
  id: z.string(),
  stepId: z.string(),
  channelId,
  way: serviceWay,
  state: rungKind,
  recipient: z.string().optional(),
  subject: z.string().optional(),
  /** Why no server sends it, or why sending ended. */
  why: bilingual.optional(),
  /** Tries so far; `unknown`: the connection was lost before the answer, it may have arrived. */
  attempts: z.array(
    z.object({
      at: instant,
      outcome: z.enum(['accepted', 'refused', 'later', 'unknown', 'running']),
      said: z.string().optional(),
    }),
  ),
  post: z
    .object({ carrier, trackingNumber: z.string(), postedOn: day, receiptItemId: z.string().optional() })
    .optional(),
  rungs: z.array(rungView),
});
export type DispatchView = z.infer<typeof dispatchView>;

/** See docs/service.md: whose signature the mail bears, and whether it still holds. */
export const mailVerdict = z.enum(['signed', 'signed-by-other', 'partly', 'broken', 'unsigned', 'unknown']);

export const inboundView = z.object({
  id: z.string(),
  itemId: z.string(),
  receivedAt: instant,
  state: z.enum(['kept', 'read']),
  kind: z.enum(['reply', 'auto-reply', 'delivery-notice', 'read-notice', 'unreadable']).optional(),
  from: z.string().optional(),
  subject: z.string().optional(),
  /** The step that it answers or is about, where that is known. */
  stepId: z.string().optional(),
  dispatchId: z.string().optional(),
  check: z
    .object({
      verdict: mailVerdict,
      what: bilingual,
      signers: z.array(z.string()),
      spf: z.string().optional(),
      dmarc: z.string().optional(),
    })
    .optional(),
  attachments: z.array(
    z.object({ file: z.string(), itemId: z.string().optional(), refused: bilingual.optional() }),
  ),
});
export type InboundView = z.infer<typeof inboundView>;

export const serviceView = z.object({
  /** False: no letter leaves by itself; each is to be sent by hand. */
  sends: z.boolean(),
  /** False: answers do not come back by themselves. */
  receives: z.boolean(),
  /** Of this case alone; whoever writes to it writes into the case. */
  address: z.string().optional(),
  dispatches: z.array(dispatchView),
  inbound: z.array(inboundView),
  push: z.object({
    /** Application server key for `PushManager.subscribe`, base64url; absent where push is off. */
    key: z.string().optional(),
    subscriptions: z.int().nonnegative(),
  }),
});
export type ServiceView = z.infer<typeof serviceView>;

export const registeredLetterInput = z.strictObject({
  stepId: text(60),
  carrier,
  trackingNumber: text(40),
  /** Asia/Shanghai. */
  postedOn: day,
  /** A photo of the receipt, uploaded before as an item of the case. */
  receiptItemId: text(60).optional(),
});
export const registeredLetterNews = z.strictObject({
  outcome: z.enum(['delivered', 'returned']),
  on: day,
  /** The carrier's page or the signed slip, as an item of the case. */
  proofItemId: text(60).optional(),
});
/** What `PushSubscription.toJSON()` gives. */
export const pushInput = z.object({
  endpoint: z.url().max(1000),
  expirationTime: z.number().nullish(),
  keys: z.object({ p256dh: text(200), auth: text(100) }),
});

const dispatchParams = caseParams.extend({ dispatchId: text(60) });

/** How letters reach their addressee, and what comes back. */
export const serviceEndpoints = {
  getService: {
    method: 'GET',
    path: '/api/cases/:caseId/service',
    params: caseParams,
    response: serviceView,
    status: 200,
  },
  /** The exact bytes that prove a rung: the letter as it was sent, or what the server answered. */
  serviceProof: {
    method: 'GET',
    path: '/api/cases/:caseId/service/proofs/:rungId',
    params: caseParams.extend({ rungId: text(60) }),
    response: z.null(),
    status: 200,
    stream: 'down',
  },
  recordRegisteredLetter: {
    method: 'POST',
    path: '/api/cases/:caseId/service/registered-letters',
    params: caseParams,
    body: registeredLetterInput,
    response: dispatchView,
    status: 201,
  },
  recordRegisteredLetterNews: {
    method: 'POST',
    path: '/api/cases/:caseId/service/registered-letters/:dispatchId/news',
    params: dispatchParams,
    body: registeredLetterNews,
    response: dispatchView,
    status: 200,
  },
  subscribePush: {
    method: 'POST',
    path: '/api/cases/:caseId/push',
    params: caseParams,
    body: pushInput,
    response: z.object({ id: z.string() }),
    status: 201,
  },
  unsubscribePush: {
    method: 'DELETE',
    path: '/api/cases/:caseId/push/:pushId',
    params: caseParams.extend({ pushId: text(60) }),
    response: z.null(),
    status: 204,
  },
  /** RFC 8058: what a mail program does when its reader presses "unsubscribe". The token is the credential. */
  unsubscribe: {
    method: 'POST',
    path: '/api/unsubscriptions/:token',
    params: z.object({ token: text(80) }),
    response: z.null(),
    status: 204,
  },
} as const satisfies Record<string, Endpoint>;
