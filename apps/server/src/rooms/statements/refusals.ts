import { Refusal } from '@redress/kernel';

export type StatementsCode =
  | 'statement-not-found'
  | 'statement-withdrawn'
  | 'statement-closed'
  | 'statement-changed'
  | 'not-published'
  | 'picture-not-found'
  | 'picture-not-ready'
  | 'not-a-picture'
  | 'too-many-pictures'
  | 'bad-reply-code'
  | 'reply-refused'
  | 'too-many-replies';

/** HTTP status of each refusal of this room. */
export const statuses = {
  'statement-not-found': 404,
  'statement-withdrawn': 410,
  'statement-closed': 409,
  'statement-changed': 409,
  'not-published': 409,
  'picture-not-found': 404,
  'picture-not-ready': 409,
  'not-a-picture': 422,
  'too-many-pictures': 422,
  'bad-reply-code': 403,
  'reply-refused': 422,
  'too-many-replies': 422,
} satisfies Record<StatementsCode, number>;

const refusal = (code: StatementsCode, zh: string, en: string) => () =>
  new Refusal<StatementsCode>(code, { zh, en });

export const statementNotFound = refusal(
  'statement-not-found',
  '没有这份公开说明。',
  'There is no such statement.',
);
export const statementWithdrawn = refusal(
  'statement-withdrawn',
  '这份公开说明已由发布者撤回，内容已不在此处。',
  'This statement was withdrawn by its author; its content is no longer here.',
);
/** `reasons`: why each shut gate is shut. */
export const statementClosed = (reasons: readonly { zh: string; en: string }[]) =>
  new Refusal<StatementsCode>('statement-closed', {
    zh: `现在还不能发布：${reasons.map(({ zh }) => zh).join('')}`,
    en: `It may not be published yet: ${reasons.map(({ en }) => en).join(' ')}`,
  });
export const statementChanged = refusal(
  'statement-changed',
  '内容在您确认之后有变动，请重新查看将要公开的全文，再发布。',
  'The content changed after you agreed to it: look at what would be public once more, then publish.',
);
export const notPublished = refusal('not-published', '目前没有公开的说明。', 'Nothing is public now.');
export const pictureNotFound = refusal('picture-not-found', '没有这张图片。', 'There is no such picture.');
export const pictureNotReady = refusal(
  'picture-not-ready',
  '这张图片还没有遮盖完成。',
  'This picture is not redacted yet.',
);
export const notAPicture = refusal(
  'not-a-picture',
  '只有图片（PNG、JPEG、WebP）可以作为附图。',
  'Only a picture (PNG, JPEG, WebP) can be shown.',
);
export const tooManyPictures = refusal('too-many-pictures', '附图最多 12 张。', 'At most 12 pictures.');
export const badReplyCode = refusal(
  'bad-reply-code',
  '答复码不正确。答复码写在随投诉送达的文书里。',
  'The reply code is wrong. It stands in the letter that was served.',
);
export const replyRefused = refusal('reply-refused', '答复不能为空。', 'A reply must not be empty.');
export const tooManyReplies = refusal(
  'too-many-replies',
  '这份说明的答复已满 20 条。',
  'This statement has 20 replies, which is all it takes.',
);
