import { words } from '../../i18n/words.ts';

export const integratorsWords = words(
  {
    title: '店铺接入：安装包和说明',
    lead: '下载安装包，照说明做，一小时内收到第一条上报。不用账号，也不用下载源码。',
    packs: '安装包',
    download: (file: string) => `下载 ${file}`,
    about: (version: string, size: string) => `版本 ${version} · ${size}`,
    sha256: 'SHA-256',
    sha256Hint: '同一版本的文件一字不差：核对校验值，就知道下载没有被改过。',
    guide: '安装说明',
    guides: '全部说明',
    all: '安装包和说明',
    openApi: '接口文档（OpenAPI）',
    toConsole: '到控制台接入店铺',
  },
  {
    title: 'Packs and guides for shops',
    lead: 'Download a pack, follow its guide, and see the first report within the hour. No account, no source code.',
    packs: 'Packs',
    download: (file: string) => `Download ${file}`,
    about: (version: string, size: string) => `Version ${version} · ${size}`,
    sha256: 'SHA-256',
    sha256Hint: 'One version has the same bytes everywhere: compare, and you know that nothing was changed.',
    guide: 'Its guide',
    guides: 'All guides',
    all: 'Packs and guides',
    openApi: 'All of the API (OpenAPI)',
    toConsole: 'Connect a shop in the console',
  },
);
