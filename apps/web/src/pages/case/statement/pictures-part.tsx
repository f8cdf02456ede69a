import type { StatementView } from '@redress/contract';
import { useState } from 'react';
import { useText } from '../../../i18n/language.ts';
import { Part } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/field.tsx';
import { PictureCard } from './picture-card.tsx';
import type { ActOn } from './state-notice.tsx';

/** Pictures to be shown, each redacted before anybody sees it here. */
export function PicturesPart(props: { caseId: string; statement: StatementView; act: ActOn }) {
  const t = useText().statement;
  const { caseId, statement, act } = props;
  return (
    <Part title={t.picturesTitle} lead={t.picturesLead}>
      {statement.pictures.length === 0 ? (
        <p className="hint">{t.pictureNone}</p>
      ) : (
        <ul className="stack">
          {statement.pictures.map((picture) => (
            <PictureCard key={picture.id} caseId={caseId} picture={picture} act={act} />
          ))}
        </ul>
      )}
      <AddPicture candidates={statement.candidates} act={act} />
    </Part>
  );
}

function AddPicture({ candidates, act }: { candidates: StatementView['candidates']; act: ActOn }) {
  const t = useText().statement;
  const [chosen, setChosen] = useState<string>();
  const first = candidates[0];
  if (!first) return null;
  const itemId = candidates.find((one) => one.itemId === chosen)?.itemId ?? first.itemId;
  return (
    <div className="statement-add">
      <Choice
        label={t.pictureChoose}
        value={itemId}
        options={candidates.map((one) => ({ value: one.itemId, label: one.file }))}
        onChange={setChosen}
      />
      <Button icon="plus" busy={act.isPending} onClick={() => act.mutate({ do: 'add-picture', itemId })}>
        {t.pictureAdd}
      </Button>
    </div>
  );
}
