import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { guideNotFound } from '../refusals.ts';
import { type GuideName, guideNames } from '../rules/pack-contents.ts';

export type GuideLanguage = 'zh' | 'en';
export interface Guide {
  name: string;
  language: GuideLanguage;
  title: string;
  html: string;
}

/** HTML in a guide stays text: what is served is only what Markdown makes. */
const markdown = new MarkdownIt({ html: false, linkify: false });
const render = markdown.renderer.rules.link_open;
markdown.renderer.rules.link_open = (tokens, at, options, env, self) => {
  const href = String(tokens[at]?.attrGet('href') ?? '');
  tokens[at]?.attrSet('href', placeOf(href));
  return render ? render(tokens, at, options, env, self) : self.renderToken(tokens, at, options);
};

// A long name breaks after its dots and underscores before it breaks anywhere.
markdown.renderer.rules.code_inline = (tokens, at) =>
  `<code>${markdown.utils.escapeHtml(String(tokens[at]?.content)).replace(/[._](?=\w)/g, '$&<wbr>')}</code>`;

/** A guide beside this one is a page of ours; so is nothing else. */
const placeOf = (href: string): string => {
  const beside = /^([\w-]+?)(?:\.zh-CN)?\.md$/.exec(href)?.[1];
  return guideNames.some((name) => name === beside) ? `/integrators/${beside}` : href;
};

/** One of docs/integrators as a page, rendered at its first asking: anybody may ask. Refusal: `guide-not-found`. */
export function createGuideReader(repository: string) {
  const kept = new Map<string, Promise<Guide>>();
  return async ({ guide, language }: { guide: string; language: GuideLanguage }): Promise<Guide> => {
    // A stranger's word names one of ours or nothing: it never becomes a path.
    const name = guideNames.find((one): one is GuideName => one === guide);
    if (!name) throw guideNotFound();
    const key = `${name} ${language}`;
    const known = kept.get(key);
    if (known) return known;
    const made = renderGuide(repository, name, language);
    kept.set(key, made);
    // One that could not be read is tried again.
    made.catch(() => kept.delete(key));
    return made;
  };
}

async function renderGuide(repository: string, name: GuideName, language: GuideLanguage): Promise<Guide> {
  const file = `docs/integrators/${name}${language === 'zh' ? '.zh-CN' : ''}.md`;
  const text = await readFile(join(repository, file), 'utf8');
  const [, title = name, body = ''] = /^# (.+)\n([\s\S]*)$/.exec(text) ?? [];
  return { name, language, title, html: markdown.render(body) };
}
