import type { AnswerWay } from '@redress/contract';
import { usePick } from '../../i18n/language.ts';

/** How an answer came, where that was by a link: nobody may take it for more. Each way is said once. */
export function WayHint({ ways }: { ways: readonly (AnswerWay | undefined)[] }) {
  const pick = usePick();
  const said = new Map(ways.flatMap((way) => (way ? [[way.link, way.text] as const] : [])));
  return [...said].map(([link, text]) => (
    <p key={link} className="hint">
      {pick(text)}
    </p>
  ));
}
