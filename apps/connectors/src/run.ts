import { setTimeout as pause } from 'node:timers/promises';
import type { Config } from './config.ts';
import { databaseOptions, readText, secretOf } from './config.ts';
import { type Connector, createConnector } from './connector.ts';
import { createCourier, createSigner } from './courier.ts';
import { parseShopKey } from './keygen.ts';
import { readEarlierKeys } from './keyring.ts';
import { fromWall } from './rules/wall-time.ts';

const dayMs = 86_400_000;

export function connectorOf(config: Config): Connector {
  const signer = createSigner(secretOf(config), readText(config.sign_key_file));
  const from = config.from && fromWall(`${config.from} 00:00:00`, config.time_zone);
  return createConnector({
    shop: config.shop,
    database: databaseOptions(config),
    prefix: config.database.prefix,
    zone: config.time_zone,
    stateFolder: config.state,
    shopKey: parseShopKey(readText(config.shop_key_file), config.shop_key_file),
    earlierKeys: readEarlierKeys(config.shop_key_file),
    ...(config.pepper_file && { pepper: readText(config.pepper_file) }),
    courier: createCourier({ server: config.server, source: config.source, signer, now: Date.now }),
    now: Date.now,
    everyMs: config.every_seconds * 1000,
    gateways: config.gateways.map(({ key_file, ...gateway }) => ({
      ...gateway,
      ...{ key: readText(key_file), zone: config.time_zone },
    })),
    fromMs: from || Date.now() - 30 * dayMs,
  });
}

/** Looks and sends until told to stop. A shop that is down or a server that is down is tried again; neither waits for the other. */
export async function runUntil(
  signal: AbortSignal,
  connector: Connector,
  config: Pick<Config, 'every_seconds' | 'keep_bodies_days'>,
  say: (line: string) => void,
): Promise<void> {
  const troubles = new Map<string, string>();
  const attempt = async (what: string, work: () => Promise<string | undefined>) => {
    const trouble = await work().catch((error: Error) => error.message || error.name);
    if (trouble === troubles.get(what)) return;
    if (trouble !== undefined) say(`${what}: ${trouble}`);
    else if (troubles.has(what)) say(`${what}: works again`);
    if (trouble === undefined) troubles.delete(what);
    else troubles.set(what, trouble);
  };
  while (!signal.aborted) {
    const started = Date.now();
    await attempt('shop', async () => void (await connector.look()));
    await attempt('gateway', async () => (await connector.ask()).failure);
    await attempt('server', async () => (await connector.send()).failure);
    connector.state.forgetBodies(started - config.keep_bodies_days * dayMs);
    const rest = Math.max(200, config.every_seconds * 1000 - (Date.now() - started));
    await pause(rest, undefined, { signal }).catch(() => {});
  }
}
