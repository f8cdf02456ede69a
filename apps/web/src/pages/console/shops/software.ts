import { secretBlank } from '@redress/contract';

/** Shop software that we have a recipe for. */
export const softwares = ['dujiaoka', 'acg-faka', 'own'] as const;
export type Software = (typeof softwares)[number];

export const softwareOf = (said: string | undefined): Software =>
  softwares.find((one) => one === said) ?? 'own';

/** Its pack and its guide, by the server's names. */
export const packOf = (software: Software): { pack: string; guide: string } =>
  software === 'own' ? { pack: 'php', guide: 'php-shop' } : { pack: software, guide: software };

/** What the connector reads, filled in as far as we know it; `secret` is absent where it was shown before. */
export function connectorSettings(
  software: Exclude<Software, 'own'>,
  { id, base }: { id: string; base: string },
  secret: string = secretBlank,
): string {
  const name = software === 'dujiaoka' ? 'dujiaoka' : 'acg_faka';
  const database = { host: '127.0.0.1', user: 'redress_reader', password_file: 'db.password', name };
  const [server] = base.split('/api/');
  const shop = { shop: software, database, time_zone: 'Asia/Shanghai', server, source: id, secret };
  return JSON.stringify(shop, null, 2);
}
