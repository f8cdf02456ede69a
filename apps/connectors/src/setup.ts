import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Config, ConfigProblem, readText } from './config.ts';
import { createSigner } from './courier.ts';
import { makeKeys } from './keygen.ts';
import type { Sharing } from './rules/share-keys.ts';
import { shareWithPlugin } from './share.ts';
import { grantStatements } from './shops/grants.ts';

/**
 * What the first run needs: keys and the account's password, each made where it is not there yet and never changed, so
 * that it may be run again. Gives what goes into the database and into the console. With the place of a plugin in the same shop
 * both get one key.
 * @throws ConfigProblem where one of the two keys alone is there, or a file cannot be written
 */
export function prepare(
  path: string,
  config: Config,
  { host, plugin }: { host?: string | undefined; plugin?: string | undefined } = {},
): { statements: string[]; publicKey: string; shared?: Sharing['how'] } {
  const { shop, database, sign_key_file, shop_key_file } = config;
  const shared = plugin === undefined ? undefined : shareWithPlugin(config, plugin);
  if (!existsSync(sign_key_file) && !existsSync(shop_key_file)) makeKeys(dirname(sign_key_file));
  const { user, prefix, name } = database;
  const password = database.password || makePassword(path, database.password_file);
  const secret = `whsec_${Buffer.alloc(32).toString('base64')}`;
  // A server that looks up no names knows this machine as 127.0.0.1 alone, another as localhost.
  const hosts = host ? [host] : ['localhost', '127.0.0.1'];
  return {
    statements: hosts.flatMap((from) =>
      grantStatements({ shop, database: name, prefix, user, host: from, password }),
    ),
    publicKey: createSigner(secret, readText(sign_key_file)).publicKey,
    ...(shared && { shared }),
  };
}

function makePassword(path: string, file: string | undefined): string {
  if (!file) throw new ConfigProblem(`${path}: name a file for the password: "password_file": "db.password"`);
  const password = randomBytes(24).toString('base64url');
  writeFileSync(file, `${password}\n`, { mode: 0o600, flag: 'wx' });
  return password;
}
