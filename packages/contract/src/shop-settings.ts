/** Stands where a secret would, once nobody can show it any more. */
export const secretBlank = 'whsec_…';

/** The whole of `redress-settings.json` of a shop in Node; `setup.mjs` adds the shop's own keys. */
export const nodeSettings = ({ base, secret = secretBlank }: { base: string; secret?: string | undefined }) =>
  `${JSON.stringify({ baseUrl: base, secret }, null, 2)}\n`;

/**
 * The whole of a pack's `redress-config.php` for one shop: what the console gives to copy. Keys and spool come from
 * `redress-keys.php`, which `setup.php` makes beside it. `secret` is absent where it was shown before.
 */
export function shopSettings({ base, secret = secretBlank }: { base: string; secret?: string | undefined }) {
  return `<?php
// 昭证 Redress：不要外传。Keep this file secret.
return [
    'base' => '${base}',
    'secret' => '${secret}',
] + (is_file(__DIR__ . '/redress-keys.php') ? require __DIR__ . '/redress-keys.php' : []);
`;
}
