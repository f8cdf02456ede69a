import './receipt.css';
import { shanghaiDay } from '@redress/kernel';
import { Navigate, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useLanguage, useText } from '../../i18n/language.ts';
import { grouped } from '../../lib/format.ts';
import { keepReceipt, pendingReceipt } from '../../lib/known-cases.ts';
import { Card, Notice, PageTitle } from '../../ui/basics.tsx';
import { Button, CopyButton } from '../../ui/button.tsx';

/** Blocks until the code is copied, saved or confirmed: it is shown once and nobody can restore it. */
export function KeepReceiptPage() {
  const { caseId } = useParams({ from: '/case/$caseId/receipt' });
  const [code] = useState(() => pendingReceipt(caseId));
  if (!code) return <Navigate to="/case/$caseId" params={{ caseId }} replace />;
  return <KeepReceipt caseId={caseId} code={grouped(code)} />;
}

function KeepReceipt({ caseId, code }: { caseId: string; code: string }) {
  const t = useText().receipt;
  const navigate = useNavigate();
  const [kept, setKept] = useState(false);
  const done = () => {
    keepReceipt(caseId, undefined);
    void navigate({ to: '/case/$caseId/evidence', params: { caseId }, replace: true });
  };
  return (
    <div className="wrap narrow stack">
      <PageTitle title={t.title} lead={t.lead} />
      <Card className="receipt-card">
        <p className="hint" id="code-label">
          {t.codeLabel}
        </p>
        <output className="receipt-code" aria-labelledby="code-label">
          {code}
        </output>
        <ReceiptActions code={code} onKept={() => setKept(true)} />
      </Card>
      <Notice tone="warn">
        <p>{t.secret}</p>
      </Notice>
      <label className="tick">
        <input type="checkbox" checked={kept} onChange={(event) => setKept(event.target.checked)} />
        <span>{t.confirm}</span>
      </label>
      <Button look="primary" wide disabled={!kept} aria-describedby="receipt-blocked" onClick={done}>
        {t.continue}
      </Button>
      <p className="hint" id="receipt-blocked">
        {!kept && t.blocked}
      </p>
    </div>
  );
}

function ReceiptActions(props: { code: string; onKept: () => void }) {
  const { text, language } = useLanguage();
  const t = text.receipt;
  const saveFile = () => {
    const address = `${location.origin}/receipt`;
    const content = t.fileText(props.code, address, shanghaiDay(Date.now()));
    const url = URL.createObjectURL(new Blob(['\uFEFF', content], { type: 'text/plain' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = language === 'en' ? 'redress-receipt-code.txt' : '昭证回执码.txt';
    link.click();
    URL.revokeObjectURL(url);
    props.onKept();
  };
  return (
    <div className="row no-print">
      <CopyButton value={props.code} label={t.copy} onCopied={props.onKept} />
      <Button icon="download" onClick={saveFile}>
        {t.saveFile}
      </Button>
      <Button icon="print" onClick={() => print()}>
        {t.print}
      </Button>
    </div>
  );
}
