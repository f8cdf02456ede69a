import { type DisputeType, disputeTypes } from '@redress/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useChangeCase } from '../../../api/change-case.ts';
import { api } from '../../../api/client.ts';
import { useText } from '../../../i18n/language.ts';
import { forgetCase } from '../../../lib/known-cases.ts';
import { turnPushOff } from '../../../lib/push.ts';
import { forget } from '../../../lib/storage.ts';
import { PageTitle, Part } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/field.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { SaveLine } from '../../../ui/save-line.tsx';
import { discardCase } from '../../../uploads/queue.ts';
import { useCaseContext } from '../case-context.ts';
import { EraseCase } from './erase-case.tsx';
import { StoryField } from './story-field.tsx';

/** What happened (again), leaving a shared device, erasing. */
export function ManagePage() {
  const t = useText().case;
  const { view } = useCaseContext();
  return (
    <>
      <PageTitle title={t.manage} />
      <TypeField />
      <StoryField key={view.caseId} />
      <Part title={t.leave} lead={t.leaveText}>
        <Leave />
      </Part>
      <EraseCase />
    </>
  );
}

function TypeField() {
  const { case: t, start } = useText();
  const { view } = useCaseContext();
  const change = useChangeCase(view.caseId);
  const [chosen, setChosen] = useState<DisputeType>();
  const choose = (disputeType: DisputeType) => {
    setChosen(disputeType);
    change.mutate(() => ({ disputeType }), { onSettled: () => setChosen(undefined) });
  };
  return (
    <div className="stack-small">
      <Choice
        label={t.typeLabel}
        hint={view.disputeTypeChosen === null ? t.typeSuggested : undefined}
        value={chosen ?? view.disputeType}
        options={disputeTypes.map((value) => ({ value, label: start.types[value].title }))}
        onChange={choose}
      />
      {change.isError && <ProblemNotice error={change.error} />}
      <SaveLine state={change.status} />
    </div>
  );
}

/** Ends the session and removes every trace of the case from this device; the case itself stays. */
function Leave() {
  const t = useText().case;
  const { view } = useCaseContext();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [failed, setFailed] = useState<Error>();
  const leave = useMutation({
    mutationFn: async () => {
      // Reminders on a device that somebody else uses next would go to the wrong person.
      await turnPushOff(view.caseId);
      await api()('closeSession', {});
    },
    onError: setFailed,
    onSuccess: async () => {
      await discardCase(view.caseId);
      forget(view.caseId);
      forgetCase(view.caseId);
      await navigate({ to: '/' });
      client.clear();
    },
  });
  return (
    <div className="stack-small">
      <div>
        <Button busy={leave.isPending} onClick={() => leave.mutate()}>
          {t.leave}
        </Button>
      </div>
      {failed && <ProblemNotice error={failed} />}
    </div>
  );
}
