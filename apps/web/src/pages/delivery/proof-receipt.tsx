import type { DeliveryAssessment } from '@redress/contract';
import { useWords } from '../../i18n/words.ts';
import { Card, Notice, Verbatim } from '../../ui/basics.tsx';
import { CopyButton } from '../../ui/button.tsx';
import { AssessmentView } from './assessment-view.tsx';
import { deliveryWords } from './words.ts';

/** What came of a submitted proof, and what the buyer needs to check the card. */
export function ProofReceipt(props: {
  receipt: {
    sealId: string;
    order: { orderRef: string; platform: string; reported: boolean };
    assessment: DeliveryAssessment;
  };
  nonces: readonly string[];
}) {
  const t = useWords(deliveryWords);
  const { sealId, order, assessment } = props.receipt;
  return (
    <div className="stack">
      <Notice tone="ok" title={t.submitted} live>
        <p>{t.placed(order.orderRef, order.platform)}</p>
        {!order.reported && <p>{t.placedUnknown}</p>}
        <p>{t.submittedText}</p>
        <p className="hint">
          {t.receipt} <Verbatim>{sealId}</Verbatim>
        </p>
      </Notice>
      <Card>
        <p>{t.nonces}</p>
        <p className="mono">
          <Verbatim>{props.nonces.join('\n')}</Verbatim>
        </p>
        <CopyButton value={props.nonces.join('\n')} />
      </Card>
      <Card>
        <AssessmentView assessment={assessment} />
      </Card>
    </div>
  );
}
