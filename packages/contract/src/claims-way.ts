import { z } from 'zod';
import { bilingual } from './vocabulary.ts';

/** By which of its two links somebody answered for a shop: the one that the buyer hands on, or the one that was mailed. */
export const answerLink = z.enum(['shown', 'mailed']);
export type AnswerLink = z.infer<typeof answerLink>;
/** What an answer by a link says of who gave it; an answer from a member's console or by its key has none. */
export const answerWay = z.object({ link: answerLink, text: bilingual });
export type AnswerWay = z.infer<typeof answerWay>;
