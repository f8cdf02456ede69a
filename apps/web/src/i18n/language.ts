import type { Bilingual } from '@redress/contract';
import { createContext, useContext } from 'react';
import type { zh } from './zh/index.ts';

export type Dictionary = typeof zh;
export const languages = { 'zh-CN': '简体中文', en: 'English' } as const;
export type Language = keyof typeof languages;

const storageKey = 'redress.language';

/** The language chosen before, else Chinese unless the browser asks for no Chinese at all. */
export function initialLanguage(): Language {
  const kept = readKept();
  if (kept === 'zh-CN' || kept === 'en') return kept;
  return navigator.languages.some((l) => l.toLowerCase().startsWith('zh')) ? 'zh-CN' : 'en';
}

function readKept(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null; // storage may be forbidden; the choice then lasts for this page only
  }
}

export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // see readKept
  }
}

/** Each dictionary is its own file, so that nobody loads two languages. */
export async function loadDictionary(language: Language): Promise<Dictionary> {
  return language === 'en' ? (await import('./en/index.ts')).en : (await import('./zh/index.ts')).zh;
}

export interface LanguageState {
  language: Language;
  text: Dictionary;
  choose: (language: Language) => void;
}
export const LanguageContext = createContext<LanguageState | undefined>(undefined);

export function useLanguage(): LanguageState {
  const state = useContext(LanguageContext);
  if (!state) throw new Error('useLanguage outside of LanguageProvider');
  return state;
}

/** The dictionary of the chosen language. */
export const useText = (): Dictionary => useLanguage().text;

/** A sum and its unit stay in one line, on a phone too. */
const keepUnits = (text: string): string => text.replace(/(\d) (?=元|yuan)/g, '$1\u00a0');

/** Picks the user's language from texts that the server sends in both. */
export function usePick(): (both: Bilingual) => string {
  const { language } = useLanguage();
  return (both) => keepUnits(language === 'en' ? both.en : both.zh);
}
