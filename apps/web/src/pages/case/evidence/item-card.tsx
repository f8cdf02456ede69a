import { type ItemView, urlOf } from '@redress/contract';
import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { usePick, useText } from '../../../i18n/language.ts';
import { sizeText, timeText } from '../../../lib/format.ts';
import { Chip, Notice, Progress, Verbatim } from '../../../ui/basics.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useCaseContext } from '../case-context.ts';
import { ItemDetails } from './item-details.tsx';

/** Where the timeline's links lead. */
export const itemAnchor = (itemId: string): string => `item-${itemId}`;

/** One piece of evidence: picture, what it is, what was read, and its seal. Opens its details when it is linked to. */
export function ItemCard({ item }: { item: ItemView }) {
  const t = useText().evidence;
  const pick = usePick();
  const card = useRef<HTMLLIElement>(null);
  const asked = useRouterState({ select: (s) => s.location.hash === itemAnchor(item.id) });
  useEffect(() => {
    if (asked) card.current?.scrollIntoView({ block: 'start' });
  }, [asked]);
  return (
    <li className="card item" ref={card} id={itemAnchor(item.id)}>
      <Thumbnail item={item} />
      <div className="item-head">
        <h3 className="item-name">
          <Verbatim>{item.file}</Verbatim>
        </h3>
        <p className="item-kind">{t.kinds[item.kind]}</p>
        <ItemState item={item} />
        <SealLine item={item} />
        <p className="hint">
          {sizeText(item.bytes)} · {t.captured[item.capturedBy]}{' '}
          <span className="nowrap">{timeText(item.capturedAt)}</span>
        </p>
      </div>
      <div className="item-wide stack-small">
        {item.notes.map((note) => (
          <Notice key={note.zh} tone="warn">
            <p>{pick(note)}</p>
          </Notice>
        ))}
        <ItemDetails item={item} open={asked} />
      </div>
    </li>
  );
}

function Thumbnail({ item }: { item: ItemView }) {
  const { view } = useCaseContext();
  const [broken, setBroken] = useState(false);
  if (!item.hasThumbnail || broken) {
    return (
      <span className="thumb">
        <Icon name="file" size={30} />
      </span>
    );
  }
  const src = urlOf('itemThumbnail', { caseId: view.caseId, itemId: item.id });
  return <img className="thumb" src={src} alt="" loading="lazy" onError={() => setBroken(true)} />;
}

function ItemState({ item }: { item: ItemView }) {
  const t = useText().evidence;
  if (item.state === 'reading') {
    return (
      <div className="stack-small">
        <span className="hint">{t.reading(item.progress)}</span>
        <Progress percent={item.progress} label={`${t.readingShort} ${item.file}`} />
      </div>
    );
  }
  return item.state === 'unreadable' ? (
    <p>
      <Chip tone="warn">{t.unreadable}</Chip>
    </p>
  ) : null;
}

/** Good news looks like good news; waiting looks like waiting. */
function SealLine({ item }: { item: ItemView }) {
  const t = useText().evidence;
  return (
    <p className={item.seal ? 'seal-line seal-done' : 'seal-line'}>
      <Icon name={item.seal ? 'seal' : 'clock'} size={18} />
      {item.seal ? t.sealed(item.seal.index) : t.sealPending}
    </p>
  );
}
