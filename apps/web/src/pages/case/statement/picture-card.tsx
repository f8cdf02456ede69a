import { type PictureView, urlOf } from '@redress/contract';
import { useState } from 'react';
import { usePick, useText } from '../../../i18n/language.ts';
import { Chip, Notice, Progress, Verbatim } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { MarkArea } from './mark-area.tsx';
import type { ActOn } from './state-notice.tsx';
import type { Rectangle } from './use-statement.ts';

/** One picture as it would be shown, and a way to destroy more of it. */
export function PictureCard(props: { caseId: string; picture: PictureView; act: ActOn }) {
  const t = useText().statement;
  const pick = usePick();
  const { picture, act, caseId } = props;
  const [marks, setMarks] = useState<Rectangle[]>();
  const chosen = marks ?? picture.chosen;
  const kinds = [...new Map(picture.areas.map(({ kind, label }) => [kind, label])).values()];
  const save = () => {
    act.mutate({ do: 'mark-picture', pictureId: picture.id, chosen });
    setMarks(undefined);
  };
  return (
    <li className="card stack-small">
      <h3>
        {t.proof(String(picture.exhibit))} <Verbatim>{picture.file}</Verbatim>
      </h3>
      {picture.state === 'working' && (
        <div role="status" className="stack-small">
          <p>{t.pictureWorking}</p>
          <Progress label={t.pictureWorking} />
        </div>
      )}
      {picture.problem && (
        <Notice tone="stop">
          <p>{pick(picture.problem)}</p>
        </Notice>
      )}
      {picture.state === 'ready' && (
        <>
          <p className="statement-kinds">
            <span>{t.pictureFound(picture.areas.length)}</span>
            {kinds.map((label) => (
              <Chip key={label.zh} tone="ok">
                {pick(label)}
              </Chip>
            ))}
          </p>
          <MarkArea
            source={`${urlOf('statementPicture', { caseId, pictureId: picture.id })}?v=${picture.areas.length}-${picture.chosen.length}`}
            alt={t.pictureAlt(picture.exhibit)}
            size={{ width: picture.width ?? 1, height: picture.height ?? 1 }}
            marks={chosen}
            onChange={setMarks}
          />
        </>
      )}
      <div className="row">
        {marks && (
          <Button look="primary" onClick={save}>
            {t.areaSave}
          </Button>
        )}
        <Button look="quiet" onClick={() => act.mutate({ do: 'remove-picture', pictureId: picture.id })}>
          {t.pictureRemove}
        </Button>
      </div>
    </li>
  );
}
