import { type ItemView, itemKinds, urlOf } from '@redress/contract';
import { Link } from '@tanstack/react-router';
import { useChangeItem } from '../../../api/change-case.ts';
import { useText } from '../../../i18n/language.ts';
import { timeText } from '../../../lib/format.ts';
import { More, Verbatim } from '../../../ui/basics.tsx';
import { Choice } from '../../../ui/field.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { useCaseContext } from '../case-context.ts';
import { WithdrawItem } from './withdraw-item.tsx';

/** What an item is taken for, the text that was read from it, its fingerprints and seal, and the way to take it back. */
export function ItemDetails({ item, open }: { item: ItemView; open: boolean }) {
  const t = useText().evidence;
  const { view } = useCaseContext();
  return (
    <More summary={t.details} open={open}>
      <KindChoice item={item} />
      <h4 className="hint">{t.itemText}</h4>
      {item.text ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling text must be reachable by keyboard
        <p className="plain-text" lang="zh-CN" translate="no" tabIndex={0}>
          {item.text}
        </p>
      ) : (
        <p className="hint">{t.noText}</p>
      )}
      <Fingerprints item={item} />
      <div className="row">
        <a href={urlOf('itemContent', { caseId: view.caseId, itemId: item.id })} download={item.file}>
          {t.open}
        </a>
        <WithdrawItem item={item} />
      </div>
    </More>
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

function Fingerprints({ item }: { item: ItemView }) {
  const { evidence: t, verify } = useText();
  const { view } = useCaseContext();
  return (
    <>
      <dl className="definition">
        {item.seal && (
          <>
            <dt>{t.sealedAt}</dt>
            <dd>{timeText(item.seal.sealedAt)}</dd>
            <dt>{t.sealLog}</dt>
            <dd className="mono">
              <Verbatim>
                {view.log.origin} #{item.seal.index}
              </Verbatim>
            </dd>
          </>
        )}
        <dt>SHA-256</dt>
        <dd className="mono">
          <Verbatim>{item.sha256}</Verbatim>
        </dd>
        <dt>SM3</dt>
        <dd className="mono">
          <Verbatim>{item.sm3}</Verbatim>
        </dd>
      </dl>
      <p className="hint">
        <strong>{t.sealWhat}</strong> {t.sealWhy}
      </p>
      <p className="hint">
        {t.sealVerify} <Link to="/verify">{verify.title}</Link>
      </p>
    </>
  );
}
