import { acgFakaColumns } from './acg-faka.ts';
import { dujiaokaColumns } from './dujiaoka.ts';
import type { ShopKind } from './shop.ts';

export const columnsOf = (shop: ShopKind): Record<string, readonly string[]> =>
  shop === 'dujiaoka' ? dujiaokaColumns : acgFakaColumns;

/** The exact statements that let the connector read what it needs and nothing else, for an administrator to run once. */
export function grantStatements(options: {
  shop: ShopKind;
  database: string;
  prefix: string;
  user: string;
  /** Where the connector runs, as MySQL sees it. */
  host: string;
  /** Left out: the administrator puts one in. */
  password?: string;
}): string[] {
  const account = `${quoted(options.user)}@${quoted(options.host)}`;
  const password = quoted(options.password ?? 'a long random password');
  return [
    `CREATE USER ${account} IDENTIFIED BY ${password};`,
    ...Object.entries(columnsOf(options.shop)).map(
      ([table, columns]) =>
        `GRANT SELECT (${columns.map(named).join(', ')}) ON ${named(options.database)}.${named(options.prefix + table)} TO ${account};`,
    ),
  ];
}

const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
const named = (name: string) => `\`${name.replaceAll('`', '``')}\``;
