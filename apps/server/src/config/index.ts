import { join, resolve } from 'node:path';
import type { DatabaseLocation } from '#platform/database';
import { type HolidayYears, loadHolidays } from '#platform/holidays';
import type { LogLevel } from '#platform/log';
import type { MailConfig } from '#platform/mail';
import type { S3Access } from '#platform/objects';
import { loadRails, type Rails } from '#platform/rails';
import { mailOf, type PushConfig, pushOf } from './mail.ts';
import { knownNames } from './names.ts';
import { bad, choice, type Env, integer, matching, urlOf } from './values.ts';

/** Everything that an operator may decide; nothing else of the server reads the environment. */
export interface Config {
  database: DatabaseLocation;
  /** Blobs, keys and the embedded database live here. */
  dataFolder: string;
  /** True when nobody else can write this data: then leases of a killed process need not run out. */
  exclusive: boolean;
  http: {
    host: string;
    port: number;
    /** Address that people see, without a trailing slash; https makes cookies `Secure`. */
    publicUrl: string;
    trustProxy: boolean;
    maxUploadBytes: number;
    /** Multiplies every limit on requests per visitor. */
    rateFactor: number;
  };
  log: LogConfig;
  /** Absent: no mail goes out or comes in. */
  mail?: MailConfig;
  /** Absent: no web push. */
  push?: PushConfig;
  sessionDays: number;
  /** Webhooks may go to private networks, by http too: for closed installations. */
  webhooksMayBePrivate: boolean;
  /** Opens the operators' pages; absent: nobody is an operator. */
  operatorKey?: string | undefined;
  deposits: {
    /** How long after the last payment a payee's name and account are kept. */
    payeeDays: number;
    /** How long a bank may still send back what it paid. */
    returnDays: number;
    /** How long a withdrawal waits while claims are open. */
    withdrawalDays: number;
    /** Of what is owed, less than this is not paid in part. */
    smallestPartFen: number;
    /** Of the file that REDRESS_PAYOUT_RAILS names. */
    rails: Rails;
  };
  /** Holiday notices beside those that came with the software. */
  holidays: HolidayYears;
  logLevel: LogLevel;
}

/** The transparency log and who vouches for it; the files are described in docs/notary.md. */
export interface LogConfig {
  shard: string;
  origin: string;
  /** Witnesses with their addresses, and the quorum (c2sp.org/tlog-policy). */
  policyFile?: string;
  /** RFC 3161 authorities. */
  timestampsFile?: string;
  /** Chains that heads are anchored on. */
  anchorsFile?: string;
  /** Where the public static copy goes: a folder, or `s3://bucket/prefix`. */
  siteUrl?: string;
  /** AWS_… variables, where the site is on object storage. */
  siteAccess?: S3Access;
  /** Told by POST when an audit fails or sequencing is halted. */
  alarmUrl?: string;
}

/**
 * The configuration that REDRESS_ variables describe (docs/operations.md). Refusal `bad-config` names the first
 * unusable variable, also one that nobody knows, since a mistyped name would else be ignored silently.
 */
export function configFromEnv(env: Env): Config {
  const unknown = Object.keys(env).find((name) => name.startsWith('REDRESS_') && !knownNames.has(name));
  if (unknown) throw bad(unknown, 'is not a setting');
  const dataFolder = resolve(env.REDRESS_DATA || './data');
  const host = env.REDRESS_HOST || '127.0.0.1';
  const port = integer(env, 'REDRESS_PORT', 8080, 0, 65_535);
  const publicUrl = urlOf(env, 'REDRESS_PUBLIC_URL', ['http:', 'https:']) ?? `http://${host}:${port}`;
  const databaseUrl = urlOf(env, 'REDRESS_DATABASE_URL', ['postgres:', 'postgresql:']);
  const shard = matching(env, 'REDRESS_LOG_SHARD', 'main', /^[a-z0-9][a-z0-9-]{0,40}$/);
  return {
    database: databaseUrl ? { url: databaseUrl } : { folder: dataFolder },
    dataFolder,
    exclusive: !databaseUrl,
    http: {
      host,
      port,
      publicUrl,
      trustProxy: choice(env, 'REDRESS_TRUST_PROXY', 'no', ['no', 'yes']) === 'yes',
      maxUploadBytes: integer(env, 'REDRESS_MAX_UPLOAD_MB', 100, 1, 2048) * 1024 * 1024,
      rateFactor: integer(env, 'REDRESS_RATE_FACTOR', 1, 1, 10_000),
    },
    log: {
      shard,
      origin: matching(env, 'REDRESS_LOG_ORIGIN', `redress.local/log/${shard}`, /^[^\s+\p{C}]{1,200}$/u),
      ...trustOf(env),
    },
    operatorKey: operatorKeyOf(env),
    ...mailOf(env),
    ...pushOf(env, publicUrl),
    webhooksMayBePrivate: choice(env, 'REDRESS_WEBHOOKS_PRIVATE', 'no', ['no', 'yes']) === 'yes',
    sessionDays: integer(env, 'REDRESS_SESSION_DAYS', 30, 1, 365),
    deposits: {
      payeeDays: integer(env, 'REDRESS_PAYEE_DAYS', 1096, 1, 7300),
      returnDays: integer(env, 'REDRESS_RETURN_DAYS', 30, 1, 365),
      withdrawalDays: integer(env, 'REDRESS_WITHDRAWAL_DAYS', 7, 0, 90),
      smallestPartFen: integer(env, 'REDRESS_SMALLEST_PART_FEN', 1000, 1, 1_000_000),
      rails: env.REDRESS_PAYOUT_RAILS ? loadRails(resolve(env.REDRESS_PAYOUT_RAILS), publicUrl) : new Map(),
    },
    holidays: env.REDRESS_HOLIDAYS ? loadHolidays(resolve(env.REDRESS_HOLIDAYS)) : {},
    logLevel: choice(env, 'REDRESS_LOG_LEVEL', 'warn', ['silent', 'error', 'warn', 'info', 'debug']),
  };
}

function trustOf(env: Env): Partial<LogConfig> {
  const alarmUrl = urlOf(env, 'REDRESS_ALARM_URL', ['http:', 'https:']);
  const file = (name: string) => env[name] && resolve(env[name]);
  const given = {
    policyFile: file('REDRESS_LOG_POLICY'),
    timestampsFile: file('REDRESS_LOG_TIMESTAMPS'),
    anchorsFile: file('REDRESS_LOG_ANCHORS'),
    siteUrl: env.REDRESS_LOG_SITE,
    siteAccess: siteAccessOf(env),
    alarmUrl,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value));
}

/** Never repeats the value. A short key could be guessed. */
function operatorKeyOf(env: Env): string | undefined {
  const key = env.REDRESS_OPERATOR_KEY || undefined;
  if (key !== undefined && !/^[\x21-\x7e]{32,200}$/.test(key))
    throw bad('REDRESS_OPERATOR_KEY', 'must be 32 to 200 visible ASCII characters');
  return key;
}

/** The usual variables of S3 clients; they are read only where the site is on object storage. */
function siteAccessOf(env: Env): S3Access | undefined {
  if (!env.REDRESS_LOG_SITE?.startsWith('s3:')) return undefined;
  const accessKeyId = env.AWS_ACCESS_KEY_ID || '';
  const secretAccessKey = env.AWS_SECRET_ACCESS_KEY || '';
  if (accessKeyId === '' || secretAccessKey === '')
    throw bad('REDRESS_LOG_SITE', 'needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY');
  const region = env.AWS_REGION || 'us-east-1';
  const endpoint =
    urlOf(env, 'AWS_ENDPOINT_URL', ['http:', 'https:']) ?? `https://s3.${region}.amazonaws.com`;
  return { accessKeyId, secretAccessKey, region, endpoint };
}

/** For one run of the command line: nothing listens and the database is gone at the end. The calendar is the caller's. */
export function memoryConfig(workFolder: string): Config {
  const { REDRESS_HOLIDAYS } = process.env;
  const config = configFromEnv({ REDRESS_HOLIDAYS });
  return {
    ...config,
    http: { ...config.http, rateFactor: 1000 },
    database: { memory: true },
    dataFolder: join(workFolder),
    exclusive: true,
    logLevel: 'silent',
  };
}
