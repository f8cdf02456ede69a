import type { StatementView } from '@redress/contract';
import { useState } from 'react';
import { useText } from '../../../i18n/language.ts';
import { Notice } from '../../../ui/basics.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import type { useAct } from './use-statement.ts';

export type ActOn = ReturnType<typeof useAct>;

/** Whether it is public, and the way to take it back. */
export function StateNotice({ statement, act }: { statement: StatementView; act: ActOn }) {
  const t = useText().statement;
  const { state, changed, url } = statement;
  if (state !== 'published')
    return (
      <Notice tone={state === 'draft' ? 'quiet' : 'info'}>
        <p>{state === 'draft' ? t.stateDraft : t.stateUnpublished}</p>
      </Notice>
    );
  return (
    <Notice tone={changed ? 'warn' : 'ok'}>
      <p>{changed ? t.stateChanged : t.statePublished}</p>
      <div className="row">
        <a className={buttonClass('secondary')} href={new URL(url).pathname}>
          {t.openPage}
        </a>
        <Unpublish act={act} />
      </div>
    </Notice>
  );
}

function Unpublish({ act }: { act: ActOn }) {
  const t = useText().statement;
  const [asked, setAsked] = useState(false);
  if (!asked)
    return (
      <Button look="danger" onClick={() => setAsked(true)}>
        {t.unpublish}
      </Button>
    );
  return (
    <fieldset className="statement-sides" aria-label={t.unpublish}>
      <p>{t.unpublishSure}</p>
      <div className="row">
        <Button look="danger" busy={act.isPending} onClick={() => act.mutate({ do: 'unpublish' })}>
          {t.unpublishYes}
        </Button>
        <Button look="quiet" onClick={() => setAsked(false)}>
          {t.cancel}
        </Button>
      </div>
    </fieldset>
  );
}
