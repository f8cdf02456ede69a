import type { ItemView } from '@redress/contract';
import { useState } from 'react';
import { useWithdrawItem } from '../../../api/change-case.ts';
import { useText } from '../../../i18n/language.ts';
import { Notice } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { useCaseContext } from '../case-context.ts';

/** Two steps, because the contents are gone afterwards. */
export function WithdrawItem({ item }: { item: ItemView }) {
  const { evidence: t, common } = useText();
  const { view } = useCaseContext();
  const withdraw = useWithdrawItem(view.caseId);
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <Button look="quiet" onClick={() => setAsking(true)}>
        {t.withdraw}
      </Button>
    );
  }
  return (
    <Notice tone="warn" live>
      <p>{t.withdrawSure}</p>
      <div className="row">
        <Button look="danger" busy={withdraw.isPending} onClick={() => withdraw.mutate(item.id)}>
          {t.withdrawYes}
        </Button>
        <Button look="quiet" onClick={() => setAsking(false)}>
          {common.cancel}
        </Button>
      </div>
      {withdraw.isError && <ProblemNotice error={withdraw.error} />}
    </Notice>
  );
}
