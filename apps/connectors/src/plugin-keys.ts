import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ConfigProblem, readText } from './config.ts';
import { parseShopKey } from './keygen.ts';

/** The keys of a plugin in the shop, as its setup.php or a person wrote them down. */
export interface PluginKeys {
  shopKey?: string | undefined;
  /** `whsk_…` */
  signKey?: string | undefined;
  pepper?: string | undefined;
  spool?: string | undefined;
  /** Where they may be written; absent: a person keeps them, and the program leaves them alone. */
  file?: string | undefined;
  /** The pepper stands in the settings, which stand above the file of keys. */
  hasOwnPepper?: boolean;
}

const keysName = 'redress-keys.php';
/** Where the packs lie within a shop. */
const places = ['.', 'redress', 'app/Plugin/RedressProof'];

/** The plugin at `path`: its folder, the shop's folder, a `redress-keys.php` to carry along, or a `redress.ini`. @throws ConfigProblem */
export function readPluginKeys(path: string): PluginKeys {
  if (path.endsWith('.ini')) return readIni(path);
  if (path.endsWith('.php')) return { file: resolve(path), ...readPhp(path) };
  for (const place of places) {
    const folder = resolve(path, place);
    if (existsSync(join(folder, 'redress-config.php'))) {
      const own = readPhp(join(folder, 'redress-config.php'));
      const made = readPhp(join(folder, keysName));
      return { ...made, ...own, file: join(folder, keysName), hasOwnPepper: own.pepper !== undefined };
    }
    if (existsSync(join(folder, 'redress.ini'))) return readIni(join(folder, 'redress.ini'));
  }
  throw new ConfigProblem(
    `${path}：这里没有插件，先把插件的安装包解压到店铺里 / no plugin lies here: unpack its pack in the shop first`,
  );
}

/** Whether the plugin told anything, or has something to tell. */
export function pluginHasTold({ spool }: PluginKeys): boolean {
  if (!spool || !existsSync(spool)) return false;
  return readdirSync(spool, { recursive: true }).some((name) => /evt_[0-9a-f]{32}/.test(String(name)));
}

/** Writes the plugin's keys as its setup.php does; what was there lies beside them. */
export function writePluginKeys(file: string, keys: Omit<PluginKeys, 'file'>): void {
  const folder = dirname(file);
  const at = (path: string) =>
    path.startsWith(`${folder}/`) ? `__DIR__ . '${path.slice(folder.length)}'` : `'${path}'`;
  const spool = keys.spool ?? join(folder, `spool-${randomBytes(8).toString('hex')}`);
  const text = [
    '<?php',
    '// 备份这个文件，不要外传，不要改动。Back this file up; keep it secret; never change it.',
    'return [',
    `    'private_key' => '${keys.signKey}',`,
    `    'shop_key' => '${keys.shopKey}',`,
    ...(keys.pepper ? [`    'pepper' => '${keys.pepper}',`] : []),
    `    'spool' => ${at(spool)},`,
    '];',
    '',
  ].join('\n');
  const before = file.replace(/\.php$/, `-before-${Date.now()}.php`);
  if (existsSync(file)) renameSync(file, before);
  writeFileSync(`${file}.part`, text, { mode: 0o600, flag: 'wx' });
  // The shop's PHP is the owner of the folder; what root makes here has to be his.
  const { uid, gid } = statSync(folder);
  if (process.getuid?.() === 0) chownSync(`${file}.part`, uid, gid);
  renameSync(`${file}.part`, file);
}

type Read = Omit<PluginKeys, 'file' | 'hasOwnPepper'>;

function readPhp(path: string): Read {
  if (!existsSync(path)) return {};
  const text = readText(path).replaceAll(/^\s*(\/\/|#|\*).*$/gm, '');
  const folder = dirname(resolve(path));
  const read = (name: string): string | undefined => {
    const [, here, value] = new RegExp(`'${name}'\\s*=>\\s*(__DIR__\\s*\\.\\s*)?'([^']*)'`).exec(text) ?? [];
    return value && (here ? `${folder}${value}` : value);
  };
  return keysFrom(path, read);
}

function readIni(path: string): Read {
  const text = readText(path);
  const read = (name: string): string | undefined =>
    new RegExp(`^\\s*${name}\\s*=\\s*"?([^"\\n]*?)"?\\s*$`, 'm').exec(text)?.[1] || undefined;
  return keysFrom(path, read);
}

/** As `client.php` reads them: the value itself, or the file that holds it. */
function keysFrom(path: string, read: (name: string) => string | undefined): Read {
  const at = (name: string | undefined) => name && resolve(dirname(path), name);
  const held = (name: string, fileName: string) => {
    const file = at(read(fileName));
    return read(name) ?? (file && readText(file));
  };
  const shopKey = held('shop_key', 'shop_key_file');
  const found = {
    shopKey: shopKey && parseShopKey(shopKey, path),
    signKey: held('private_key', 'sign_key_file'),
    pepper: held('pepper', 'pepper_file'),
    spool: at(read('spool')),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
