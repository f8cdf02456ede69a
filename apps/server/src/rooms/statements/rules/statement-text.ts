import type { SentenceSource } from '@redress/contract';

/** A sentence as it is published: no ids, no file names. */
export interface PublicSentence {
  section: string;
  text: string;
  exhibits: number[];
  /** Rests on the sealed history of the case. */
  recorded: boolean;
}

export const toPublic = (sentence: {
  section: string;
  text: string;
  sources: readonly SentenceSource[];
  records: readonly unknown[];
}): PublicSentence => ({
  section: sentence.section,
  text: sentence.text,
  exhibits: [...new Set(sentence.sources.map(({ exhibit }) => exhibit))].sort((a, b) => a - b),
  recorded: sentence.records.length > 0,
});

/** `（见证据1、3）`, `（见送达记录）`, or the author's own word. */
export function proofOf({ exhibits, recorded }: PublicSentence): string {
  if (exhibits.length > 0) return `（见证据${exhibits.join('、')}）`;
  return recorded ? '（见案件记录）' : '（本人陈述）';
}

export const sectionTitles: Readonly<Record<string, string>> = {
  facts: '事情经过',
  asked: '提出的请求',
  answered: '得到的答复',
  status: '目前的情况',
};
export const sections = ['facts', 'asked', 'answered', 'status'] as const;
export const statementTitle = '关于一笔虚拟商品交易的情况说明';
export const invitation =
  '欢迎对方就上述内容作出答复，答复将原文刊载于本页。内容如有不实，请提出，核实后立即更正。';

/** All that would be public, word for word: what the author agrees to. */
export function previewText(sentences: readonly PublicSentence[], pictures: readonly number[]): string {
  const lines = [statementTitle];
  for (const section of sections) {
    const own = sentences.filter((sentence) => sentence.section === section);
    if (own.length === 0) continue;
    lines.push('', sectionTitles[section] as string, ...own.map((one) => `${one.text}${proofOf(one)}`));
  }
  if (pictures.length > 0) lines.push('', `附图：${pictures.map((n) => `证据${n}（已遮盖）`).join('、')}`);
  return [...lines, '', invitation].join('\n');
}
