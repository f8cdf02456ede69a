import { type ReactNode, useEffect, useState } from 'react';
import { type Dictionary, keepLanguage, type Language, LanguageContext, loadDictionary } from './language.ts';

export function LanguageProvider(props: { language: Language; text: Dictionary; children: ReactNode }) {
  const [state, setState] = useState({ language: props.language, text: props.text });
  useEffect(() => {
    document.documentElement.lang = state.language;
  }, [state.language]);
  const choose = (language: Language) => {
    keepLanguage(language);
    void loadDictionary(language).then((text) => setState({ language, text }));
  };
  return <LanguageContext value={{ ...state, choose }}>{props.children}</LanguageContext>;
}
