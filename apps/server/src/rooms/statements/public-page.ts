import type { PublicStatement } from './queries/public-statement.ts';
import { proofOf, sections, sectionTitles } from './rules/statement-text.ts';
import { chineseDay, chineseInstant } from './rules/words.ts';

type Language = 'zh' | 'en';

const words = {
  zh: {
    frame: '昭证 · 公开说明',
    published: '发布于',
    notice:
      '本页由当事人发布，只陈述其证据所能显示的内容；双方争议尚未由法院或者有关机关认定。个人信息已经遮盖。',
    exhibits: '证据与存证',
    exhibit: '证据',
    entry: '存证序号',
    sealed: '存证时间',
    pictures: '附图',
    redacted: '（个人信息已遮盖）',
    reply: '对方答复',
    none: '尚无答复。',
    received: '收到于',
    asIs: '以下答复按收到的原文刊载，仅遮盖个人信息。',
    answer: '我是对方，我要答复',
    verify: '核验本页',
    how: '本页正文的原始文件可以下载；其存证记录在公开日志中，任何人都可以核对它自发布以来未被改动。',
    file: '下载正文原始文件',
    inLog: '查看存证记录',
    waiting: '存证进行中',
    gone: '说明已撤回',
    missing: '没有找到',
    home: '返回首页',
  },
  en: {
    frame: 'Redress · public statement',
    published: 'Published',
    notice:
      'Published by a party to a dispute; it states only what their evidence shows. No court or authority has decided. Personal data is masked. The statement itself is in Chinese.',
    exhibits: 'Evidence and seals',
    exhibit: 'Exhibit',
    entry: 'log entry',
    sealed: 'sealed',
    pictures: 'Pictures',
    redacted: '(personal data destroyed)',
    reply: 'Reply of the other side',
    none: 'No reply yet.',
    received: 'Received',
    asIs: 'Replies are shown word for word; only personal data is masked.',
    answer: 'I am the other side and want to reply',
    verify: 'Verify this page',
    how: 'The exact text can be downloaded; its seal stands in a public log, where anybody can check that it was not changed since.',
    file: 'Download the exact text',
    inLog: 'See the seal',
    waiting: 'being sealed',
    gone: 'Statement withdrawn',
    missing: 'Not found',
    home: 'Home',
  },
} as const;

const kinds: Readonly<Record<string, { zh: string; en: string }>> = {
  listing: { zh: '商品页面', en: 'listing' },
  payment: { zh: '付款记录', en: 'payment' },
  promise: { zh: '承诺记录', en: 'promise' },
  failure: { zh: '未到账或者失败记录', en: 'failure' },
  terms: { zh: '条款', en: 'terms' },
  reply: { zh: '对方答复', en: 'reply' },
  other: { zh: '其他材料', en: 'other' },
};

/** Text of people never becomes markup. */
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
const paragraphs = (text: string): string =>
  text
    .split(/\n+/)
    .map((line) => `<p lang="zh-CN">${escapeHtml(line)}</p>`)
    .join('');

/** The public page as HTML: no script runs on it. */
export function publicStatementPage(statement: PublicStatement, language: Language): string {
  const { slug, publication, row } = statement;
  const w = words[language];
  const parts = sections.flatMap((section) => {
    const own = publication.sentences.filter((sentence) => sentence.section === section);
    if (own.length === 0) return [];
    const lines = own.map(
      (sentence) =>
        `<p>${escapeHtml(sentence.text)}<span class="proof">${escapeHtml(proofOf(sentence))}</span></p>`,
    );
    return [`<section lang="zh-CN"><h2>${sectionTitles[section]}</h2>${lines.join('')}</section>`];
  });
  const body = `<header><h1 lang="zh-CN">${escapeHtml(publication.title)}</h1>
<p class="meta">${w.published} ${when(publication.publishedAt, language)}</p><p class="notice">${w.notice}</p></header>
${parts.join('\n')}
${pictures(statement, language)}
<section><h2>${w.reply}</h2>${replies(statement, language)}
<p lang="zh-CN">${escapeHtml(publication.invitation)}</p><p><a href="/reply/${slug}">${w.answer}</a></p></section>
${exhibits(statement, language)}
<section><h2>${w.verify}</h2><p>${w.how}</p><ul>
<li><a href="/s/${slug}/statement.json" download>${w.file}</a></li>
<li>${statement.entry === undefined ? w.waiting : `<a href="/log?entry=${statement.entry}">${w.inLog}（${statement.entry}）</a>`}</li></ul></section>`;
  return shell(`${publication.title} · ${w.frame}`, body, language, row.indexed);
}

const when = (instant: string, language: Language): string =>
  `<time datetime="${escapeHtml(instant)}">${language === 'zh' ? chineseInstant(instant) : escapeHtml(instant)}</time>`;

function pictures({ slug, publication }: PublicStatement, language: Language): string {
  const w = words[language];
  if (publication.pictures.length === 0) return '';
  const figures = publication.pictures.map(
    ({ exhibit, width, height }) =>
      `<figure><img src="/s/${slug}/pictures/${exhibit}" width="${width}" height="${height}" alt="${w.exhibit}${exhibit}${w.redacted}" loading="lazy"><figcaption>${w.exhibit}${exhibit}${w.redacted}</figcaption></figure>`,
  );
  return `<section><h2>${w.pictures}</h2><div class="figures">${figures.join('')}</div></section>`;
}

function replies({ replies }: PublicStatement, language: Language): string {
  const w = words[language];
  if (replies.length === 0) return `<p>${w.none}</p>`;
  const list = replies.map(
    ({ text, receivedAt }) =>
      `<li><p class="meta">${w.received} ${when(receivedAt, language)}</p><blockquote>${paragraphs(text)}</blockquote></li>`,
  );
  return `<p class="meta">${w.asIs}</p><ol class="replies">${list.join('')}</ol>`;
}

function exhibits({ publication }: PublicStatement, language: Language): string {
  const w = words[language];
  const rows = publication.exhibits.map(
    ({ exhibit, kind, entry, sealedAt }) =>
      `<li>${w.exhibit}${exhibit}：${kinds[kind]?.[language] ?? ''}，${w.sealed} ${language === 'zh' ? chineseDay(sealedAt.slice(0, 10)) : sealedAt.slice(0, 10)}，<a href="/log?entry=${entry}">${w.entry} ${entry}</a></li>`,
  );
  return `<section><h2>${w.exhibits}</h2><ul>${rows.join('')}</ul></section>`;
}

/** What stands at an address whose statement is gone, or that never had one. */
export function withdrawnPage(reason: string, language: Language): string {
  const w = words[language];
  const title = /撤回|withdrawn/.test(reason) ? w.gone : w.missing;
  return shell(
    title,
    `<header><h1>${title}</h1><p>${escapeHtml(reason)}</p><p><a href="/">${w.home}</a></p></header>`,
    language,
    false,
  );
}

function shell(title: string, body: string, language: Language, indexed: boolean): string {
  const robots = indexed ? '' : '<meta name="robots" content="noindex, nofollow, noarchive">';
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>${robots}<meta name="color-scheme" content="light dark"><link rel="stylesheet" href="/s/style.css"></head>
<body><nav><a href="/">${words[language].frame}</a></nav><main>${body}</main></body></html>
`;
}

export const statementStyle = `:root{--ink:#17202b;--soft:#4a5563;--line:#d5dbe3;--paper:#fff;--ground:#f5f7f9;--link:#0b5cad;--mark:#eef3f8}
@media (prefers-color-scheme:dark){:root{--ink:#e6ebf1;--soft:#a9b4c2;--line:#364150;--paper:#18202a;--ground:#10161d;--link:#8dc0f7;--mark:#202b38}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.75 system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
nav,main{max-width:44rem;margin:0 auto;padding:0 1rem}nav{padding-top:.75rem}nav a{display:inline-block;min-height:2.75rem;line-height:2.75rem;color:var(--soft);text-decoration:none;font-weight:600}
main{background:var(--paper);border:1px solid var(--line);border-radius:.75rem;padding:1.25rem 1rem 2rem;margin:.5rem auto 3rem}
@media (min-width:48rem){main{padding:2rem 2.5rem 3rem}}
h1{font-size:1.5rem;line-height:1.4;margin:0 0 .5rem}h2{font-size:1.125rem;margin:2rem 0 .5rem;padding-top:1rem;border-top:1px solid var(--line)}
p{margin:.5rem 0;overflow-wrap:anywhere}a{color:var(--link)}.meta,.proof{color:var(--soft)}.proof{font-size:.875rem}.notice{background:var(--mark);border-radius:.5rem;padding:.75rem 1rem}
li{margin:.25rem 0;overflow-wrap:anywhere}.replies{list-style:none;padding:0}blockquote{margin:.25rem 0 1rem;padding:.25rem 1rem;border-left:.25rem solid var(--line)}
.figures{display:grid;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,16rem),1fr))}figure{margin:0}img{display:block;max-width:100%;height:auto;border:1px solid var(--line);border-radius:.5rem}figcaption{color:var(--soft);font-size:.875rem}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}`;
