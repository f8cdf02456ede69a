import type { StatementView } from '@redress/contract';
import { useState } from 'react';
import { useText } from '../../../i18n/language.ts';
import { Part } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import type { ActOn } from './state-notice.tsx';

/** The last look: all that would be public, and the author's word that it is true. */
export function PublishPart({ statement, act }: { statement: StatementView; act: ActOn }) {
  const t = useText().statement;
  const { preview, mayPublish, state, changed } = statement;
  const [agreedTo, setAgreedTo] = useState<string>();
  // Another text is another consent.
  const agreed = agreedTo === preview;
  const publish = () => {
    act.mutate({ do: 'publish', preview });
    setAgreedTo(undefined);
  };
  return (
    <Part title={t.previewTitle} lead={t.previewLead}>
      <div className="card stack">
        <div className="statement-text" lang="zh-CN">
          {preview}
        </div>
        {(state !== 'published' || changed) && (
          <>
            <label className="tick">
              <input
                type="checkbox"
                checked={agreed}
                onChange={(event) => setAgreedTo(event.target.checked ? preview : undefined)}
              />
              <span>{t.agree}</span>
            </label>
            <Button
              look="primary"
              wide
              disabled={!agreed || !mayPublish}
              busy={act.isPending}
              aria-describedby="statement-shut"
              onClick={publish}
            >
              {act.isPending ? t.publishing : state === 'published' ? t.correct : t.publish}
            </Button>
            <p className="hint" id="statement-shut">
              {!mayPublish && t.notYet}
            </p>
          </>
        )}
      </div>
    </Part>
  );
}
