import { words } from '../../i18n/words.ts';
import { en } from './words-en.ts';
import { zh } from './words-zh.ts';

/** Loads with the pages of claims, and not before. */
export const claimWords = words<typeof zh>(zh, en);
export type ClaimWords = typeof zh;
