import './home.css';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, randomKey } from '../../api/client.ts';
import { useText } from '../../i18n/language.ts';
import { knownCases, rememberCase } from '../../lib/known-cases.ts';
import { Card, PageTitle } from '../../ui/basics.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ResumeList } from './resume-list.tsx';

/** What it does in one sentence, and three ways in. */
export function HomePage() {
  const t = useText().home;
  const [known] = useState(knownCases);
  return (
    <div className="wrap home">
      <section className="hero">
        <PageTitle title={t.title} lead={t.lead} />
        <p className="hint">{t.goods}</p>
        <Actions />
        {known.length > 0 && <ResumeList cases={known} />}
      </section>
      <HowItWorks />
      <Promises />
      <Card className="home-verify">
        <h2>{t.verifyTitle}</h2>
        <p className="hint">{t.verifyText}</p>
        <Link to="/verify" className={buttonClass('secondary')}>
          <Icon name="seal" />
          {t.verify}
        </Link>
      </Card>
    </div>
  );
}

function Actions() {
  const t = useText().home;
  const navigate = useNavigate();
  const sample = useMutation({
    mutationFn: () => api({ idempotencyKey: randomKey() })('openSample', {}),
    onSuccess: ({ caseId }) => {
      rememberCase({ caseId, openedAtMs: Date.now(), sample: true });
      return navigate({ to: '/case/$caseId', params: { caseId } });
    },
  });
  return (
    <div className="hero-actions">
      <Link to="/start" className={`${buttonClass('primary')} button-big`}>
        {t.start}
      </Link>
      <Link to="/claim" className={buttonClass('secondary')}>
        {t.claim}
      </Link>
      <Button busy={sample.isPending} onClick={() => sample.mutate()}>
        {sample.isPending ? t.sampleOpening : t.sample}
      </Button>
      <Link to="/receipt" className={buttonClass('quiet')}>
        {t.receipt}
      </Link>
      {sample.isError && <ProblemNotice error={sample.error} onRetry={() => sample.mutate()} />}
    </div>
  );
}

const howIcons: IconName[] = ['camera', 'text', 'file'];
function HowItWorks() {
  const t = useText().home;
  return (
    <section aria-labelledby="how">
      <h2 id="how">{t.howTitle}</h2>
      <ol className="how">
        {t.how.map((step, i) => (
          <li key={step.title}>
            <span className="how-icon">
              <Icon name={howIcons[i] ?? 'check'} size={26} />
            </span>
            <div>
              <h3>
                {i + 1}. {step.title}
              </h3>
              <p className="hint">{step.text}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Promises() {
  const t = useText().home;
  return (
    <section aria-labelledby="promises">
      <h2 id="promises">{t.promisesTitle}</h2>
      <ul className="promises">
        {t.promises.map((promise) => (
          <li key={promise.title}>
            <h3>{promise.title}</h3>
            <p className="hint">{promise.text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
