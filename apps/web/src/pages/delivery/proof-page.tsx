import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '../../api/client.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { instantText } from '../../lib/format.ts';
import { Notice, PageTitle, Part } from '../../ui/basics.tsx';
import { ConsoleProblem } from '../../ui/console/console-problem.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Loading } from '../../ui/loading.tsx';
import { AssessmentView } from './assessment-view.tsx';
import { ProofForm } from './proof-form.tsx';
import { standardOf } from './standard-of.ts';
import { wayBackOf } from './way-back.ts';
import { deliveryWords } from './words.ts';

/** For a merchant without account or connector, by the link of a notice. */
export function ProofPage() {
  const t = useWords(deliveryWords);
  const token = useMemo(() => /^#([\w.-]{20,300})$/.exec(location.hash)?.[1], []);
  return (
    <div className="wrap">
      {token && <WayBack token={token} />}
      <PageTitle title={t.proofTitle} lead={t.proofLead} />
      {token ? <OfLink token={token} /> : <Notice tone="warn" title={t.linkMissing} />}
    </div>
  );
}

/** To the page of answers that it was opened from. */
function WayBack({ token }: { token: string }) {
  const t = useWords(deliveryWords);
  const href = useMemo(() => wayBackOf(token), [token]);
  if (!href) return null;
  return (
    <a href={href} className="back-link">
      <Icon name="back" size={18} /> {t.backToAnswer}
    </a>
  );
}

function OfLink({ token }: { token: string }) {
  const t = useWords(deliveryWords);
  const { language } = useLanguage();
  const client = useQueryClient();
  const [sent, setSent] = useState(false);
  const queryKey = ['proof-link', token];
  const query = useQuery({
    queryKey,
    queryFn: () => api({ token })('openProofLink', {}),
    staleTime: 60_000,
    retry: false,
  });
  if (query.isPending) return <Loading lines={6} />;
  if (query.isError) return <ConsoleProblem error={query.error} onRetry={() => void query.refetch()} />;
  const { orderRef, platform, expiresAt, standard, assessment } = query.data;
  return (
    <div className="stack">
      <Notice tone="info" title={t.forOrder(orderRef, platform)}>
        <p>{t.promise(standard.deliverWithinMinutes, standard.minimumLevel, standard.answerWithinHours)}</p>
        <p className="hint">{t.validUntil(instantText(Date.parse(expiresAt), language))}</p>
      </Notice>
      <ProofForm
        access={{ token }}
        orderRef={orderRef}
        standard={standardOf(query.data)}
        onSent={() => {
          setSent(true);
          void client.invalidateQueries({ queryKey });
        }}
      />
      {sent ? (
        <WayBack token={token} />
      ) : (
        <Part title={t.assessment}>
          <AssessmentView assessment={assessment} />
        </Part>
      )}
    </div>
  );
}
