import type { SourceHealth } from '@redress/contract';
import { useLanguage } from '../../../i18n/language.ts';
import { useWords } from '../../../i18n/words.ts';
import { instantText } from '../../../lib/format.ts';
import { useNow } from '../../claim/use-now.ts';
import { shopsWords } from './shops-words.ts';

const dayMs = 86_400_000;
const most = 3;

/** What of a shop's reports somebody has to look after, the gravest first. */
export function useTodos(health: SourceHealth): string[] {
  const { todos: t } = useWords(shopsWords);
  const { language } = useLanguage();
  const now = useNow();
  const { lastAt, events, late, conflicts, signed, unknown, chain } = health;
  if (!lastAt) return [t.silent];
  const lastMs = Date.parse(lastAt);
  const gaps = chain.gaps.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`));
  const shown = gaps.slice(0, most).join('、') + (gaps.length > most ? ' …' : '');
  const unsigned = events - signed;
  const lines: [boolean, string][] = [
    [now - lastMs > dayMs, t.quiet(instantText(lastMs, language))],
    [conflicts > 0, t.conflicts(conflicts)],
    [chain.broken.length > 0, t.broken(chain.broken.length)],
    [chain.forked.length > 0, t.forked(chain.forked.length)],
    [gaps.length > 0, t.gaps(shown)],
    [late > 0, t.late(late)],
    [unsigned > 0, t.unsigned(unsigned)],
    [unknown > 0, t.unknown(unknown)],
  ];
  return lines.filter(([stands]) => stands).map(([, line]) => line);
}
