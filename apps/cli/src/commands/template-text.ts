import type { Addition, endpoints, TemplateView } from '@redress/contract';

type List = (typeof endpoints)['listTemplates']['response']['_zod']['output'];

const parts = {
  preamble: '正文前 / before the text',
  answerTo: '答复另寄 / answers also to',
  footer: '页脚 / small print',
} as const;

const lines = (addition: Addition): string[] =>
  (Object.keys(parts) as (keyof typeof parts)[])
    .filter((part) => addition[part] !== undefined)
    .map((part) => `  ${parts[part]}: ${addition[part] || '—'}`);

/** The papers, each with what is added to it. */
export const describeList = ({ templates }: List): string =>
  templates
    .map(({ name, title, revision, addition }) =>
      [`${name}  ${title.zh} / ${title.en}  ${revision}`, ...lines(addition)].join('\n'),
    )
    .join('\n')
    .concat('\n');

/** One paper with every version, newest first. */
export const describeTemplate = ({ name, title, inForce, history }: TemplateView): string =>
  [
    `${name}  ${title.zh} / ${title.en}`,
    ...lines(inForce),
    ...history.flatMap(({ revision, by, at, logIndex, addition }) => [
      `${revision}  ${at}  ${by}  ${logIndex === undefined ? '—' : `#${logIndex}`}`,
      ...lines(addition),
    ]),
  ]
    .join('\n')
    .concat('\n');
