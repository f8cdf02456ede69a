import type { LinksView } from '@redress/contract';
import { shanghaiDay } from '@redress/kernel';
import { useRef, useState } from 'react';
import { useText } from '../../../i18n/language.ts';
import { Card, Notice, Part } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { useCaseContext } from '../case-context.ts';
import { ConsentDialog } from './consent-dialog.tsx';
import { useConsent } from './use-links.ts';

/** Joining, what it shows of the case, and leaving again. */
export function JoinPart({ links }: { links: LinksView }) {
  const t = useText().linked;
  const { view } = useCaseContext();
  const consent = useConsent(view.caseId);
  const dialog = useRef<HTMLDialogElement>(null);
  // Each opening starts from what stands, not from what was ticked and thrown away.
  const [opened, setOpened] = useState(0);
  const open = () => {
    setOpened((n) => n + 1);
    consent.reset();
    dialog.current?.showModal();
  };
  const given = links.consent;
  return (
    <Part title={t.joinTitle} lead={given ? undefined : t.joinLead}>
      {given ? (
        <Card className="stack">
          <p>{t.joinedSince(shanghaiDay(Date.parse(given.joinedAt)))}</p>
          <div className="row">
            <Button onClick={open}>{t.changeConsent}</Button>
            <Button look="danger" busy={consent.isPending} onClick={() => consent.mutate(undefined)}>
              {t.leave}
            </Button>
          </div>
        </Card>
      ) : (
        <div>
          <Button look="primary" onClick={open}>
            {t.joinOpen}
          </Button>
        </div>
      )}
      {consent.isSuccess && !given && (
        <Notice tone="ok" live>
          <p>{t.left}</p>
        </Notice>
      )}
      {consent.isError && !dialog.current?.open && <ProblemNotice error={consent.error} />}
      <ConsentDialog key={opened} ref={dialog} links={links} consent={consent} />
    </Part>
  );
}
