import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import type { DatabaseOptions } from './shops/mysql.ts';

/** The shape of the settings file; a person writes it, so what is wrong is said by name. */
const file = z.strictObject({
  shop: z.enum(['dujiaoka', 'acg-faka']),
  database: z.strictObject({
    host: z.string().default('127.0.0.1'),
    port: z.int().default(3306),
    socket: z.string().optional(),
    user: z.string(),
    password: z.string().optional(),
    password_file: z.string().optional(),
    name: z.string(),
    prefix: z.string().regex(/^\w*$/).optional(),
    tls: z.boolean().default(false),
  }),
  /** The zone of the shop's own times. */
  time_zone: z.string().refine(isZone, 'not a time zone such as Asia/Shanghai').default('Asia/Shanghai'),
  server: z.url({ protocol: /^https?$/ }),
  source: z.string().regex(/^src_\w+$/, 'a source of your platform: src_…'),
  /** The source's webhook secret, `whsec_…`: here, or in a file of its own. */
  secret: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{43}=$/, 'the secret as the console showed it, whsec_…')
    .optional(),
  secret_file: z.string().default('source.secret'),
  /** 32 random bytes in hexadecimal: nonces and tags of cards come from it. */
  shop_key_file: z.string().default('shop.key'),
  /** Only where the platform gave one, or another client of the shop had its own (docs/integrators/cards.md). */
  pepper_file: z.string().optional(),
  /** The Ed25519 key that signs, `whsk_…`. */
  sign_key_file: z.string().default('sign.key'),
  /** Payment gateways of the 易支付 family that are asked about orders which the shop calls unpaid. */
  gateways: z
    .array(
      z.strictObject({
        protocol: z.literal('epay').default('epay'),
        /** The gateway's address, to which `api.php` is added. Over http the key would be read on the way. */
        url: z
          .url({ protocol: /^https$/ })
          .or(z.url({ protocol: /^http$/, hostname: /^(127\.0\.0\.1|localhost)$/ })),
        pid: z.string().regex(/^\w{1,64}$/, "the shop's number at the gateway"),
        key_file: z.string(),
        /** The shop's names of its ways to pay that go there (dujiaoka 支付标识, acg-faka 插件名); absent: all. */
        channels: z.array(z.string()).optional(),
      }),
    )
    .max(10)
    .default([]),
  state: z.string().default('state'),
  every_seconds: z.number().min(1).max(3600).default(5),
  /** Orders made before this day are left alone. */
  from: z.iso.date().optional(),
  /** How long the connector keeps its own copy of what the server took. */
  keep_bodies_days: z.int().min(1).default(180),
});

export type Config = Omit<z.infer<typeof file>, 'database'> & {
  database: Omit<z.infer<typeof file>['database'], 'password'> & {
    /** Empty where nobody has made the file yet. */
    password: string;
    prefix: string;
  };
};

/** Why the settings cannot be used, in words for the person who wrote them. */
export class ConfigProblem extends Error {}

/** Settings from a file; paths in it are relative to it. `REDRESS_CONNECTOR_DB_PASSWORD` stands above the file. */
export function readConfig(path: string, env: NodeJS.ProcessEnv): Config {
  const parsed = file.safeParse(parse(path));
  if (!parsed.success)
    throw new ConfigProblem(
      parsed.error.issues.map((issue) => `${issue.path.join('.') || path}: ${issue.message}`).join('; '),
    );
  const { password, password_file, ...database } = parsed.data.database;
  const at = (name: string) => resolve(path, '..', name);
  const passwordFile = password_file && at(password_file);
  const isThere = passwordFile !== undefined && existsSync(passwordFile);
  const secret = env.REDRESS_CONNECTOR_DB_PASSWORD ?? password ?? (isThere ? readText(passwordFile) : '');
  const { data } = parsed;
  return {
    ...data,
    secret_file: at(data.secret_file),
    shop_key_file: at(data.shop_key_file),
    sign_key_file: at(data.sign_key_file),
    ...pepperOf(data.pepper_file && at(data.pepper_file), at(data.shop_key_file)),
    gateways: data.gateways.map((gateway) => ({ ...gateway, key_file: at(gateway.key_file) })),
    state: at(data.state),
    database: {
      ...database,
      ...(passwordFile && { password_file: passwordFile }),
      password: secret,
      prefix: database.prefix ?? (data.shop === 'acg-faka' ? 'acg_' : ''),
    },
  };
}

/** Where `setup --with` puts a pepper, when nobody named a file for it. */
export const pepperFileOf = (shopKeyFile: string): string => join(dirname(shopKeyFile), 'shop.pepper');

function pepperOf(named: string | undefined, shopKeyFile: string): { pepper_file?: string } {
  const usual = pepperFileOf(shopKeyFile);
  const pepper_file = named ?? (existsSync(usual) ? usual : undefined);
  return pepper_file ? { pepper_file } : {};
}

/** The same settings as the driver wants them. */
export function databaseOptions({ database }: Config): DatabaseOptions {
  const { host, port, socket, user, password, name, tls } = database;
  return { host, port, ...(socket && { socket }), user, password, database: name, ssl: tls };
}

/** The source's webhook secret. @throws ConfigProblem */
export const secretOf = ({ secret, secret_file }: Config): string => secret ?? readText(secret_file);

export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    throw new ConfigProblem(`${path}: ${(error as NodeJS.ErrnoException).code ?? 'cannot be read'}`);
  }
}

function parse(path: string): unknown {
  const text = readText(path);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ConfigProblem(`${path}: no JSON (${(error as Error).message})`);
  }
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
