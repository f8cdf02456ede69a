/** Shop software that we have a recipe for. */
export const softwares = ['dujiaoka', 'acg-faka', 'own'] as const;
export type Software = (typeof softwares)[number];

export const softwareOf = (said: string | undefined): Software =>
  softwares.find((one) => one === said) ?? 'own';

/** What the shop writes into its settings, filled in as far as we know it. */
export function settingsOf(software: Software, { id, base }: { id: string; base: string }): string {
  const server = base.split('/api/')[0];
  if (software === 'own')
    return `<?php
$redress = [
  'base' => '${base}',
  'secret' => 'whsec_…', 'private_key' => 'whsk_…',
  'spool' => '/var/lib/redress',
  'shop_key' => '…', 'pepper' => '…',
];`;
  return JSON.stringify(
    {
      shop: software,
      database: {
        host: '127.0.0.1',
        user: 'redress_reader',
        password_file: 'db.password',
        name: software === 'dujiaoka' ? 'dujiaoka' : 'acg_faka',
      },
      time_zone: 'Asia/Shanghai',
      server,
      source: id,
      secret_file: 'source.secret',
    },
    null,
    2,
  );
}
