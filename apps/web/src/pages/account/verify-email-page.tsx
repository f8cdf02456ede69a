import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { Notice, PageTitle } from '../../ui/basics.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { ConsoleProblem } from '../../ui/console/console-problem.tsx';
import { mailWords } from './mail-words.ts';
import { meKey } from './use-me.ts';

/** Only a press of the button verifies: programs that look into mails open links by themselves. */
export function VerifyEmailPage() {
  const t = useWords(mailWords);
  const [token] = useState(() => location.hash.slice(1));
  const client = useQueryClient();
  const verify = useMutation({
    mutationFn: () => api()('verifyEmail', { body: { token } }),
    onSuccess: () => client.invalidateQueries({ queryKey: meKey }),
  });
  return (
    <div className="wrap narrow stack">
      <PageTitle
        title={t.verifyTitle}
        {...(token === '' || verify.isSuccess ? {} : { lead: t.verifyLead })}
      />
      {token === '' && <Notice tone="warn">{t.verifyBroken}</Notice>}
      {verify.isError && <ConsoleProblem error={verify.error} />}
      {verify.isSuccess && (
        <Notice tone="ok" title={t.verified} live>
          <p>{t.verifiedText}</p>
        </Notice>
      )}
      <div className="row">
        {token !== '' && !verify.isSuccess && (
          <Button look="primary" busy={verify.isPending} onClick={() => verify.mutate()}>
            {t.verifyNow}
          </Button>
        )}
        {(verify.isSuccess || verify.isError || token === '') && (
          <Link to="/console" className={buttonClass('secondary')}>
            {t.toConsole}
          </Link>
        )}
      </div>
    </div>
  );
}
