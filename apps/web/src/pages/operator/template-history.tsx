import type { TemplateView } from '@redress/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, randomKey } from '../../api/client.ts';
import { useText } from '../../i18n/language.ts';
import { timeText } from '../../lib/format.ts';
import { Part, Verbatim } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Sealed } from './entry-history.tsx';
import { additionParts } from './template-draft.ts';

interface Props {
  view: TemplateView;
  operatorKey: string;
  by: string;
  onReverted: () => unknown;
}

/** Who changed it when, and back to any of those versions. */
export function TemplateHistory({ view, operatorKey, by, onReverted }: Props) {
  const t = useText().operator.templates;
  const [unsigned, setUnsigned] = useState(false);
  const revert = useMutation({
    mutationFn: (to: number) =>
      api({ token: operatorKey, idempotencyKey: randomKey() })('revertTemplate', {
        params: { name: view.name },
        body: { to, by, revision: view.revision },
      }),
    onSuccess: onReverted,
  });
  const back = (to: number) => {
    setUnsigned(by.trim().length < 2);
    if (by.trim().length > 1 && !revert.isPending) revert.mutate(to);
  };
  if (view.history.length === 0) return <p className="hint">{t.never}</p>;
  return (
    <Part title={t.history}>
      {unsigned && (
        <p className="field-error" role="alert">
          {t.byMissing}
        </p>
      )}
      {revert.isError && <ProblemNotice error={revert.error} />}
      <ol className="history">
        {view.history.map(({ revision, addition, by: who, at, logIndex }) => (
          <li key={revision}>
            <p>
              {t.version(revision)} · {timeText(at)} · <Verbatim>{who}</Verbatim> <Sealed index={logIndex} />
            </p>
            <Parts addition={addition} />
            {revision !== view.revision && (
              <Button look="quiet" busy={revert.isPending} onClick={() => back(revision)}>
                {t.revertTo(revision)}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {Object.keys(view.addition).length > 0 && (
        <div>
          <Button look="quiet" busy={revert.isPending} onClick={() => back(0)}>
            {t.revertAll}
          </Button>
        </div>
      )}
    </Part>
  );
}

function Parts({ addition }: Pick<TemplateView, 'addition'>) {
  const text = useText();
  const t = text.operator.templates;
  const given = additionParts.filter((part) => addition[part] !== undefined);
  if (given.length === 0) return <p className="hint">{t.nothing}</p>;
  return (
    <dl className="changes">
      {given.map((part) => (
        <div key={part}>
          <dt>{t.parts[part]}</dt>
          <dd translate="no">{addition[part] || text.operator.empty}</dd>
        </div>
      ))}
    </dl>
  );
}
