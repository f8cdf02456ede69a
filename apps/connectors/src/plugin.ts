import { copyFileSync, cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigProblem } from './config.ts';
import type { ShopKind } from './shops/shop.ts';

const php = join(import.meta.dirname, '../php');
const places = {
  dujiaoka: 'dujiaoka',
  'acg-faka': 'acg-faka/app/Plugin/RedressProof',
} satisfies Record<ShopKind, string>;

/** Lays the in-shop plugin of `shop` into a folder of its own, with what it needs beside it. */
export function layPlugin(shop: ShopKind, folder: string): void {
  if (existsSync(folder)) throw new ConfigProblem(`${folder} is there already; nothing was changed`);
  cpSync(join(php, places[shop]), folder, { recursive: true });
  copyFileSync(join(php, 'client.php'), join(folder, 'client.php'));
}
