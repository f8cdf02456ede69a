import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { PublicationGate } from '@redress/contract';
import { type Blobs, loadSecret } from '#platform/blobs';
import type { Clock } from '#platform/clock';
import type { Database, Trx } from '#platform/database';
import { loadLinkingSecrets, loadLogSeeds, removeLinkingSecret } from '#platform/keys';
import type { Log } from '#platform/log';
import { type MailSetup, openMail } from '#platform/mail';
import type { Outbox } from '#platform/outbox';
import { createPush } from '#platform/push';
import { createCasesRoom } from '#rooms/cases';
import { createClaimsRoom } from '#rooms/claims';
import { createDeliveryRoom } from '#rooms/delivery';
import { createDepositsRoom } from '#rooms/deposits';
import { createDiagnosisRoom } from '#rooms/diagnosis';
import { createDirectoryRoom } from '#rooms/directory';
import { createEvidenceRoom, defaultLimits } from '#rooms/evidence';
import { createIntegratorsRoom } from '#rooms/integrators';
import { createLinkingRoom } from '#rooms/linking';
import { createMembersRoom } from '#rooms/members';
import { createNotaryRoom } from '#rooms/notary';
import { createOversightRoom } from '#rooms/oversight';
import { createServiceRoom } from '#rooms/service';
import { createStatementsRoom } from '#rooms/statements';
import { createTradeRoom } from '#rooms/trade';
import { createVettingRoom } from '#rooms/vetting';
import { createWebhooksRoom } from '#rooms/webhooks';
import type { Config } from './config/index.ts';

/** What every room is given. */
export interface Platform {
  config: Config;
  db: Database;
  blobs: Blobs;
  outbox: Outbox;
  clock: Clock;
  log: Log;
}

interface Ground extends Platform {
  /** Absent: no mail goes out or comes in. */
  mail: MailSetup | undefined;
}

export const repository = join(import.meta.dirname, '../../..');

/** The log of this installation with the keys of its data folder. */
function openNotary({ config, ...platform }: Platform) {
  const { dataFolder, exclusive } = config;
  // In memory the log ends with the run: so does its key.
  const seeds =
    'memory' in config.database ? [randomBytes(32)] : loadLogSeeds(dataFolder, config.log.shard).toReversed();
  const lookupSecret = loadSecret(dataFolder, 'lookup');
  const headFile =
    'memory' in config.database ? {} : { headFile: join(dataFolder, 'heads', config.log.shard) };
  return createNotaryRoom({
    ...platform,
    ...config.log,
    ...headFile,
    seed: seeds[0] as Buffer,
    seeds,
    lookupSecret,
    exclusive,
  });
}

/** What an earlier room asks of a later one, by a function that is bound when both are there. */
interface LaterDoors {
  noticeGate?: (caseId: string) => Promise<PublicationGate>;
  eraseClaims?: (trx: Trx, caseId: string) => Promise<void>;
}

/** Each room gets the doors of earlier ones, never of later ones. */
export async function createRooms(given: Platform) {
  const { mail, dataFolder } = given.config;
  const platform: Ground = { ...given, mail: mail && openMail(mail, dataFolder) };
  const ground = await openGround(platform);
  // A statement waits for a notice that a later room sends: bound once that room is there.
  const later: LaterDoors = {};
  const caseRooms = await openCaseRooms(platform, ground, later);
  const marketRooms = await openMarketRooms(platform, ground, caseRooms);
  later.noticeGate = marketRooms.claims.noticeGate;
  later.eraseClaims = marketRooms.claims.eraseClaimsOfCase;
  const oversight = await createOversightRoom({ ...platform, ...ground, ...marketRooms });
  const integrators = createIntegratorsRoom({ repository });
  return { ...ground, ...caseRooms, ...marketRooms, oversight, integrators };
}

/** Who is who, the log, and what buyers give and may know without a path. */
async function openGround({ config, ...platform }: Ground) {
  const { dataFolder, sessionDays, operatorKey } = config;
  const members = await createMembersRoom({
    ...platform,
    pepper: loadSecret(dataFolder, 'pepper'),
    accountSecret: loadSecret(dataFolder, 'accounts'),
    publicUrl: config.http.publicUrl,
    sessionDays,
    operatorKey,
  });
  const notary = await openNotary({ config, ...platform });
  const itemBytes = Math.min(defaultLimits.itemBytes, config.http.maxUploadBytes);
  const evidence = await createEvidenceRoom({ ...platform, notary, limits: { ...defaultLimits, itemBytes } });
  const diagnosis = createDiagnosisRoom();
  const directory = await createDirectoryRoom({ ...platform, members, notary });
  return { members, notary, evidence, diagnosis, directory };
}

/** A case's way: papers, service, likeness, publication. */
async function openCaseRooms(
  { config, ...platform }: Ground,
  { members, notary, evidence, diagnosis, directory }: Awaited<ReturnType<typeof openGround>>,
  later: LaterDoors,
) {
  const { dataFolder } = config;
  const cases = await createCasesRoom({
    ...platform,
    members,
    notary,
    evidence,
    diagnosis,
    directory,
    verifyUrl: 'memory' in config.database ? undefined : `${config.http.publicUrl}/verify`,
    publicUrl: 'memory' in config.database ? undefined : config.http.publicUrl,
    sendsMail: config.mail?.smtpUrl !== undefined,
    sampleFolder: join(repository, 'examples/undelivered-card'),
    eraseTopics: ['statements.erase'],
    eraseAlongside: async (trx, caseId) => later.eraseClaims?.(trx, caseId),
  });
  const service = await createServiceRoom({
    ...platform,
    members,
    notary,
    evidence,
    cases,
    secret: loadSecret(dataFolder, 'mail'),
    push: config.push && createPush(dataFolder, config.push),
    publicUrl: config.http.publicUrl,
  });
  const secrets =
    'memory' in config.database ? [{ epoch: 1, secret: randomBytes(32) }] : loadLinkingSecrets(dataFolder);
  const linking = await createLinkingRoom({
    ...platform,
    members,
    notary,
    evidence,
    cases,
    secrets,
    forgetSecret: (epoch) => removeLinkingSecret(dataFolder, epoch),
  });
  const statements = await createStatementsRoom({
    ...platform,
    members,
    notary,
    evidence,
    cases,
    publicUrl: config.http.publicUrl,
    secret: loadSecret(dataFolder, 'statements'),
    noticeGate: async (caseId) => later.noticeGate?.(caseId),
  });
  return { cases, service, linking, statements };
}

/** The other side: platforms, merchants, their orders and the money that stands behind them. */
async function openMarketRooms(
  { config, ...platform }: Ground,
  { members, notary, evidence }: Awaited<ReturnType<typeof openGround>>,
  { cases, statements }: Awaited<ReturnType<typeof openCaseRooms>>,
) {
  const { dataFolder } = config;
  const { publicUrl } = config.http;
  const vetting = await createVettingRoom({
    ...platform,
    members,
    notary,
    publicUrl,
    secret: loadSecret(dataFolder, 'vetting'),
  });
  const webhooks = await createWebhooksRoom({
    ...platform,
    members,
    seed: loadSecret(dataFolder, 'webhooks'),
    mayBePrivate: config.webhooksMayBePrivate,
  });
  const deposits = await createDepositsRoom({
    ...platform,
    ...config.deposits,
    members,
    notary,
    webhooks,
    publicUrl,
  });
  const trade = await createTradeRoom({
    ...platform,
    members,
    notary,
    secret: loadSecret(dataFolder, 'trade'),
    publicUrl,
    mayTakeOrders: async (merchantId) => !(await deposits.stateOf(merchantId)).belowFloor,
  });
  const delivery = await createDeliveryRoom({
    ...platform,
    members,
    notary,
    trade,
    publicUrl,
    secret: loadSecret(dataFolder, 'delivery'),
  });
  const claims = await createClaimsRoom({
    ...platform,
    members,
    notary,
    evidence,
    cases,
    statements,
    trade,
    delivery,
    deposits,
    webhooks,
    publicUrl,
    secret: loadSecret(dataFolder, 'claims'),
  });
  return { vetting, webhooks, trade, delivery, deposits, claims };
}
