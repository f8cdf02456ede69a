import { type ItemView, itemKinds, urlOf } from '@redress/contract';
import { useState } from 'react';
import { useChangeItem } from '../../../api/change-case.ts';
import { usePick, useText } from '../../../i18n/language.ts';
import { sizeText, timeText } from '../../../lib/format.ts';
import { Chip, More, Notice, Progress } from '../../../ui/basics.tsx';
import { Choice } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { useCaseContext } from '../case-context.ts';
import { WithdrawItem } from './withdraw-item.tsx';

/** One piece of evidence: picture, what it is, what was read, and its seal. */
export function ItemCard({ item }: { item: ItemView }) {
  const t = useText().evidence;
  const pick = usePick();
  return (
    <li className="card item">
      <Thumbnail item={item} />
      <div className="stack-small">
        <h3 className="item-name">{item.file}</h3>
        <p className="hint">
          {sizeText(item.bytes)} · {t.captured[item.capturedBy](timeText(item.capturedAt))}
        </p>
        <ItemState item={item} />
        <SealLine item={item} />
      </div>
      <div className="item-wide stack-small">
        {item.notes.map((note) => (
          <Notice key={note.zh} tone="warn">
            <p>{pick(note)}</p>
          </Notice>
        ))}
        <KindChoice item={item} />
        <ItemDetails item={item} />
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

function SealLine({ item }: { item: ItemView }) {
  const t = useText().evidence;
  return (
    <p className="seal-line">
      <Icon name="seal" size={18} />
      {item.seal ? t.sealed(item.seal.index, timeText(item.seal.sealedAt)) : t.sealPending}
    </p>
  );
}

function KindChoice({ item }: { item: ItemView }) {
  const t = useText().evidence;
  const { view } = useCaseContext();
  const change = useChangeItem(view.caseId);
  const shown = change.isPending ? change.variables.kind : item.kind;
  return (
    <>
      <Choice
        label={t.kindLabel}
        value={shown}
        options={itemKinds.map((value) => ({ value, label: t.kinds[value] }))}
        onChange={(kind) => change.mutate({ itemId: item.id, kind })}
      />
      {change.isError && <ProblemNotice error={change.error} />}
    </>
  );
}

function ItemDetails({ item }: { item: ItemView }) {
  const t = useText().evidence;
  const { view } = useCaseContext();
  return (
    <More summary={t.details}>
      <h4 className="hint">{t.itemText}</h4>
      {item.text ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling text must be reachable by keyboard
        <p className="plain-text" lang="zh-CN" tabIndex={0}>
          {item.text}
        </p>
      ) : (
        <p className="hint">{t.noText}</p>
      )}
      <dl className="definition">
        <dt>SHA-256</dt>
        <dd className="mono">{item.sha256}</dd>
        <dt>SM3</dt>
        <dd className="mono">{item.sm3}</dd>
      </dl>
      <p className="hint">
        <strong>{t.sealWhat}</strong> {t.sealWhy}
      </p>
      <div className="row">
        <a href={urlOf('itemContent', { caseId: view.caseId, itemId: item.id })} download={item.file}>
          {t.open}
        </a>
        <WithdrawItem item={item} />
      </div>
    </More>
  );
}
