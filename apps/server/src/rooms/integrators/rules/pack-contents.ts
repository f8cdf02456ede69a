import type { Bilingual } from '@redress/contract';

/** What a pack is made of; paths are relative to the repository, `into` to the pack's one folder. */
export interface PackPlan {
  name: string;
  title: Bilingual;
  folder: string;
  files: readonly { from: string; into: string }[];
  /** New files of the shop itself, where its own software looks for them; relative to the shop. */
  beside?: readonly { from: string; into: string }[];
  /** Its one file of JavaScript, made of the connector's sources. */
  program?: string;
  /** `@redress/client` as one module, with its declarations. */
  client?: true;
}

const php = 'apps/connectors/php';
const acg = `${php}/acg-faka/app/Plugin/RedressProof`;

const file = (from: string, into = from.slice(from.lastIndexOf('/') + 1)) => ({ from, into });
/** The guide as two readmes. */
const readmes = (guide: string) => [
  file(`docs/integrators/${guide}.zh-CN.md`, 'README.zh-CN.md'),
  file(`docs/integrators/${guide}.md`, 'README.md'),
  file('LICENSE'),
];
/** The settings to fill, the check, and the guide. */
const common = (guide: string) => [
  file(`${php}/pack/redress-config.php`),
  file(`${php}/pack/setup.php`),
  ...readmes(guide),
];

/** Every pack with all of its files: what is not listed here is in none. */
export const packPlans: readonly PackPlan[] = [
  {
    name: 'dujiaoka',
    title: { zh: '独角数卡插件', en: 'Plugin for dujiaoka' },
    folder: 'redress',
    files: [
      ...['composer.json', 'shop-check.php', 'src/Recorder.php', 'src/RedressServiceProvider.php'].map(
        (path) => file(`${php}/dujiaoka/${path}`, path),
      ),
      file(`${php}/client.php`),
      ...common('dujiaoka'),
    ],
    beside: [
      'config/redress.php',
      'app/Providers/RedressServiceProvider.php',
      'public/redress-setup.php',
    ].map((path) => file(`${php}/dujiaoka/shop/${path}`, path)),
  },
  {
    name: 'acg-faka',
    title: { zh: '异次元发卡插件', en: 'Plugin for acg-faka' },
    folder: 'RedressProof',
    files: [
      ...['Config/Config.php', 'Config/Info.php', 'Config/Submit.php', 'Hook/Main.php', 'Recorder.php'].map(
        (path) => file(`${acg}/${path}`, path),
      ),
      file(`${php}/client.php`),
      ...common('acg-faka'),
    ],
  },
  {
    name: 'php',
    title: { zh: '自己写的 PHP 店铺', en: 'A PHP shop of your own' },
    folder: 'redress',
    files: [file('docs/integrators/redress.php'), ...common('php-shop')],
  },
  {
    name: 'node',
    title: { zh: '自己写的 Node 店铺', en: 'A Node shop of your own' },
    folder: 'redress',
    client: true,
    files: [
      ...['redress-settings.json', 'setup.mjs'].map((name) => file(`apps/connectors/pack/node/${name}`)),
      ...readmes('node-shop'),
    ],
  },
  {
    name: 'poller',
    title: { zh: '采集程序：不动店铺的代码', en: 'The poller: nothing of the shop is touched' },
    folder: 'redress-poller',
    program: 'redress-poller.cjs',
    files: [
      ...['redress-poller.json', 'redress-poller.service', 'crontab.txt'].map((name) =>
        file(`apps/connectors/pack/${name}`),
      ),
      ...readmes('poller'),
    ],
  },
];

/** Guides that are served, in the order of a reader's need. */
export const guideNames = [
  'dujiaoka',
  'acg-faka',
  'php-shop',
  'node-shop',
  'poller',
  'without-code',
  'events',
  'webhooks',
  'cards',
] as const;
export type GuideName = (typeof guideNames)[number];
