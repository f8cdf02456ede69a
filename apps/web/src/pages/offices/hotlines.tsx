import type { StepOffice } from '@redress/contract';
import { usePick, useText } from '../../i18n/language.ts';
import './offices.css';

/** Whom to ask where no office is certain. */
export function Hotlines({ ask }: Pick<StepOffice, 'ask'>) {
  const t = useText().offices;
  const pick = usePick();
  return (
    <div className="stack-small">
      <p>{t.ask}</p>
      <ul className="hotlines">
        {ask.map(({ number, title, web }) => (
          <li key={number}>
            <a href={`tel:${number}`}>{t.call(number)}</a> <span className="hint">{pick(title)}</span>{' '}
            {web && (
              <a href={web} rel="noreferrer" target="_blank" translate="no">
                {web.replace('https://', '')}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
