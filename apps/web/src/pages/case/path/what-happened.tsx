import { urlOf } from '@redress/contract';
import { usePick, useText } from '../../../i18n/language.ts';
import { timeText } from '../../../lib/format.ts';
import { More, Part } from '../../../ui/basics.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useCaseContext } from '../case-context.ts';
import { SealOf } from './step-events.tsx';

const shownAtOnce = 8;

/** The whole record of the case, the newest first, each line sealed; as a PDF it is for a clerk. */
export function WhatHappened() {
  const t = useText().path;
  const { view } = useCaseContext();
  const lines = [...view.timeline].reverse();
  const file = (
    <a
      className={buttonClass('quiet')}
      href={urlOf('timelinePdf', { caseId: view.caseId })}
      download="timeline.pdf"
    >
      <Icon name="download" />
      {t.timelinePdf}
    </a>
  );
  return (
    <Part title={t.happenedTitle} aside={lines.length > 0 && file}>
      {lines.length === 0 && <p className="hint">{t.nothingHappened}</p>}
      <Lines lines={lines.slice(0, shownAtOnce)} />
      {lines.length > shownAtOnce && (
        <More summary={t.earlier(lines.length - shownAtOnce)}>
          <Lines lines={lines.slice(shownAtOnce)} />
        </More>
      )}
    </Part>
  );
}

function Lines({ lines }: { lines: ReturnType<typeof useCaseContext>['view']['timeline'] }) {
  const pick = usePick();
  return (
    <ol className="timeline">
      {lines.map((line) => (
        <li key={line.id} className="moment">
          <time dateTime={line.at}>{timeText(line.at)}</time>
          <p>{pick(line.what)}</p>
          <SealOf seal={line.seal} />
        </li>
      ))}
    </ol>
  );
}
