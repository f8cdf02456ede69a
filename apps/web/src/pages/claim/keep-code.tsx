import { useState } from 'react';
import { useWords } from '../../i18n/words.ts';
import { grouped } from '../../lib/format.ts';
import { keepReceipt, pendingReceipt } from '../../lib/known-cases.ts';
import { Notice } from '../../ui/basics.tsx';
import { Button, CopyButton } from '../../ui/button.tsx';
import { claimWords } from './words.ts';

/** The receipt code of a fresh claim, until its owner says that it is kept. */
export function KeepCode({ claimId }: { claimId: string }) {
  const t = useWords(claimWords);
  const [code, setCode] = useState(() => pendingReceipt(claimId));
  if (!code) return null;
  const kept = () => {
    keepReceipt(claimId, undefined);
    setCode(undefined);
  };
  return (
    <Notice tone="warn" title={t.receiptTitle}>
      <p>{t.receiptLead}</p>
      <output className="mono">
        <strong>{grouped(code)}</strong>
      </output>
      <div className="row">
        <CopyButton value={grouped(code)} />
        <Button look="primary" onClick={kept}>
          {t.receiptKept}
        </Button>
      </div>
    </Notice>
  );
}
