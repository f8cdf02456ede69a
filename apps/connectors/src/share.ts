import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { cardPepper } from '@redress/delivery';
import { type Config, ConfigProblem, pepperFileOf, readText } from './config.ts';
import { makeKeys, parseShopKey } from './keygen.ts';
import { keepEarlierKey } from './keyring.ts';
import { lockFolder } from './lock.ts';
import { type PluginKeys, pluginHasTold, readPluginKeys, writePluginKeys } from './plugin-keys.ts';
import { type Holder, type Sharing, shareKeys } from './rules/share-keys.ts';
import { openState } from './state/state.ts';

/**
 * Poller and plugin of one shop come to have one key, whichever was there first. No key leaves the two. The poller must not run
 * meanwhile. Killed at any step it may be run again: a key with which something was told is written down before its successor.
 * @throws ConfigProblem
 */
export function shareWithPlugin(config: Config, path: string): Sharing['how'] {
  const plugin = readPluginKeys(path);
  if (!existsSync(config.state)) return share(config, plugin, { hasTold: false, lastId: 0 });
  const unlock = lockFolder(config.state);
  const state = openState(config.state);
  try {
    const counts = state.counts();
    const hasTold = counts.waiting + counts.accepted + counts.conflict + counts.refused > 0;
    return share(config, plugin, { hasTold, lastId: state.lastId() });
  } finally {
    state.close();
    unlock();
  }
}

const textOf = (file: string | undefined) => (file && existsSync(file) ? readText(file) : undefined);

function share(
  config: Config,
  plugin: PluginKeys,
  { hasTold, lastId }: { hasTold: boolean; lastId: number },
): Sharing['how'] {
  const { shop_key_file, sign_key_file, pepper_file } = config;
  const shopKey = existsSync(shop_key_file)
    ? parseShopKey(readText(shop_key_file), shop_key_file)
    : undefined;
  const poller: Holder = { shopKey, pepper: textOf(pepper_file), hasTold };
  const { how, pepper } = shareKeys(poller, { ...plugin, hasTold: pluginHasTold(plugin) });
  refuseWhatIsAPersons(how, pepper, plugin, shop_key_file);
  if (how === 'keep') keepEarlierKey(shop_key_file, { untilId: lastId, key: shopKey as string });
  if (how === 'take' && shopKey) renameSync(shop_key_file, `${shop_key_file}.unused-${Date.now()}`);
  if (how === 'take' || how === 'keep') put(shop_key_file, plugin.shopKey as string);
  if (how === 'take' && plugin.signKey && !existsSync(sign_key_file)) put(sign_key_file, plugin.signKey);
  if (how === 'make') makeKeys(dirname(shop_key_file));
  const kept = readText(shop_key_file);
  if (pepper !== poller.pepper && (pepper || pepper_file)) putPepper(config, pepper, kept);
  if (plugin.file && (plugin.shopKey !== kept || (pepper && plugin.pepper !== pepper))) {
    const signKey = plugin.signKey ?? readText(sign_key_file);
    writePluginKeys(plugin.file, { signKey, shopKey: kept, pepper, spool: plugin.spool });
  }
  return how;
}

/** What a person wrote into the plugin's settings is the person's to change. */
function refuseWhatIsAPersons(
  how: Sharing['how'],
  pepper: string | undefined,
  plugin: PluginKeys,
  shopKeyFile: string,
): void {
  const isOthers = pepper !== undefined && pepper !== plugin.pepper && (plugin.hasOwnPepper || !plugin.file);
  if (isOthers)
    throw new ConfigProblem(
      `先把插件设置里的 pepper 换成采集程序的那一个，再运行 / first put the poller's pepper into the plugin's settings, then run this again`,
    );
  if ((how === 'give' || how === 'make') && !plugin.file)
    throw new ConfigProblem(
      `在插件的设置里写 shop_key_file = ${shopKeyFile} / write shop_key_file = ${shopKeyFile} into the plugin's settings`,
    );
}

function putPepper(config: Config, pepper: string | undefined, shopKey: string): void {
  const file = config.pepper_file ?? pepperFileOf(config.shop_key_file);
  put(file, pepper ?? cardPepper(shopKey));
}

/** Never half a key: beside it first, then in its place. */
function put(file: string, text: string): void {
  writeFileSync(`${file}.part`, `${text}\n`, { mode: 0o600 });
  renameSync(`${file}.part`, file);
}

/** What was done, for the shop's owner: Chinese, English. */
export const sharedWords: Record<Sharing['how'], readonly [string, string]> = {
  same: ['插件和采集程序已经用同一把钥匙。', 'Plugin and poller have one key already.'],
  make: ['新钥匙已生成，插件和采集程序各存一份。', 'A key was made; plugin and poller both have it.'],
  give: ['插件已改用采集程序的钥匙。', 'The plugin has the key of the poller now.'],
  take: ['采集程序已改用插件的钥匙。', 'The poller has the key of the plugin now.'],
  keep: [
    '采集程序已改用插件的钥匙，旧钥匙留给旧订单；下次运行会补报旧卡的标记。',
    'The poller has the key of the plugin now and keeps its own for older orders; its next run tells the tags of their cards anew.',
  ],
};
