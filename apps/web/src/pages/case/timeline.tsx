import { usePick, useText } from '../../i18n/language.ts';
import { timeText } from '../../lib/format.ts';
import { Part } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { useCaseContext } from './case-context.ts';

/** What happened, oldest first; grows while material is read; prints by itself. */
export function Timeline(props: { printable?: boolean }) {
  const t = useText().evidence;
  const pick = usePick();
  const { view } = useCaseContext();
  const events = view.chain.timeline;
  const print = props.printable && events.length > 0 && (
    <Button look="quiet" icon="print" onClick={() => window.print()}>
      {t.printTimeline}
    </Button>
  );
  return (
    <Part title={t.timelineTitle} aside={print}>
      {events.length === 0 && <p className="hint">{t.timelineEmpty}</p>}
      <ol className="timeline">
        {events.map((event) => (
          <li
            key={`${event.at} ${event.what.zh} ${event.item}`}
            className={event.sure ? 'moment' : 'moment unsure'}
          >
            <time dateTime={event.at}>{timeText(event.at)}</time>
            {!event.sure && <span className="hint"> · {t.timelineUnsure}</span>}
            <p>{pick(event.what)}</p>
            {event.item && <p className="hint">{event.item}</p>}
          </li>
        ))}
      </ol>
    </Part>
  );
}
