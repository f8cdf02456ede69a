import { urlOf, type VettingView } from '@redress/contract';
import { useMutation } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { Card, More, Notice, Verbatim } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmGate } from '../account/confirm-gate.tsx';
import { NameForm } from './name-form.tsx';
import { NamePairs } from './name-history.tsx';
import { nameWords } from './name-words.ts';
import { PaperOpener } from './paper-opener.tsx';

interface Props {
  file: VettingView;
  mayChange: boolean;
  onChanged: () => void;
}

/** The names that others trust, and the way to another one; nothing before they were checked. */
export function NamePart({ file, mayChange, onChanged }: Props) {
  const t = useWords(nameWords);
  const { current, changes } = file.names;
  const stands = file.state === 'accepted' || file.state === 'renewing';
  const waiting = changes.some(({ state }) => state === 'waiting');
  if (!stands && !waiting) return null;
  const rows = (['organisation', 'registered', 'legalPerson'] as const).filter((key) => current[key]);
  return (
    <Card label={t.title}>
      <div className="stack-small">
        <h2>{t.title}</h2>
        <p className="hint">{t.lead}</p>
        <dl className="definition">
          {rows.map((key) => (
            <div key={key} className="definition-row">
              <dt>{t.keys[key]}</dt>
              <dd>
                <Verbatim>{current[key]}</Verbatim>
              </dd>
            </div>
          ))}
        </dl>
        <LastRefusal file={file} />
        {waiting && <Waiting file={file} mayChange={mayChange} onChanged={onChanged} />}
        {!waiting && mayChange && (
          <More summary={t.ask}>
            <NameForm file={file} onChanged={onChanged} />
          </More>
        )}
      </div>
    </Card>
  );
}

/** The newest answer, as long as nothing was asked since. */
function LastRefusal({ file }: { file: VettingView }) {
  const t = useWords(nameWords);
  const [last] = file.names.changes;
  if (last?.state === 'approved' && (last.to.registered || last.to.legalPerson) && !last.inCheck)
    return <p className="hint">{t.licenceLater}</p>;
  if (last?.state !== 'refused') return null;
  return (
    <Notice tone="warn" title={t.states.refused}>
      <p>
        <Verbatim>{last.reason}</Verbatim>
      </p>
      <p>{t.refusedLead}</p>
    </Notice>
  );
}

function Waiting({ file, mayChange, onChanged }: Props) {
  const t = useWords(nameWords);
  const { orgId, names } = file;
  const change = names.changes.find(({ state }) => state === 'waiting');
  const takeBack = useMutation({
    mutationFn: () => api()('takeBackNameChange', { params: { orgId, changeId: change?.changeId ?? '' } }),
    onSuccess: onChanged,
  });
  if (!change) return null;
  return (
    <Notice tone="info" title={t.waiting} live>
      <p>{t.waitingText}</p>
      <NamePairs change={change} />
      {change.documents
        .filter(({ mayOpen }) => mayOpen)
        .map(({ documentId, file: name }) => (
          <span key={documentId} className="row">
            <Verbatim>{name}</Verbatim>
            <PaperOpener url={urlOf('vettingDocument', { orgId, documentId })} file={name} label={t.paper} />
          </span>
        ))}
      {takeBack.isError && <ConfirmGate error={takeBack.error} onConfirmed={() => takeBack.mutate()} />}
      {mayChange && (
        <div>
          <Button busy={takeBack.isPending} onClick={() => takeBack.mutate()}>
            {t.takeBack}
          </Button>
        </div>
      )}
    </Notice>
  );
}
