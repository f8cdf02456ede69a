import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { Card, Notice, PageTitle, Skeleton, Verbatim } from '../../ui/basics.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { ConsoleProblem } from '../../ui/console/console-problem.tsx';
import { accountWords } from './account-words.ts';
import { useMe } from './use-me.ts';

/** The invited person reads what is offered and accepts. The link's secret stands behind the #, never in a log. */
export function JoinPage() {
  const t = useWords(accountWords);
  const [token] = useState(() => location.hash.slice(1));
  const invitation = useQuery({
    queryKey: ['invitation'],
    queryFn: () => api()('readInvitation', { body: { token } }),
    enabled: token !== '',
  });
  const offer = invitation.data;
  return (
    <div className="wrap narrow stack">
      <PageTitle title={t.join} />
      {token === '' && <Notice tone="warn">{t.joinBroken}</Notice>}
      {token !== '' && invitation.isPending && <Skeleton lines={3} label={t.join} />}
      {invitation.isError && <ConsoleProblem error={invitation.error} />}
      {offer && (
        <Card className="stack">
          <p>
            <Verbatim>{t.joinLead(offer.organisation, t.roles[offer.role])}</Verbatim>
          </p>
          <p className="hint">{t.joinFor(offer.email)}</p>
          <Accept token={token} />
        </Card>
      )}
    </div>
  );
}

function Accept({ token }: { token: string }) {
  const t = useWords(accountWords);
  const me = useMe();
  const client = useQueryClient();
  const navigate = useNavigate();
  const accept = useMutation({
    mutationFn: () => api()('acceptInvitation', { body: { token } }),
    onSuccess: async ({ orgId }) => {
      await client.resetQueries();
      await navigate({ to: '/console/$orgId', params: { orgId } });
    },
  });
  if (me.isPending) return <Skeleton lines={1} label={t.join} />;
  if (!me.data) {
    return (
      <>
        <p>{t.joinSignIn}</p>
        <div className="row">
          <Link to="/sign-up" search={{ to: '/join' }} hash={token} className={buttonClass('primary')}>
            {t.signUp}
          </Link>
          <Link to="/sign-in" search={{ to: '/join' }} hash={token} className={buttonClass('secondary')}>
            {t.signIn}
          </Link>
        </div>
      </>
    );
  }
  return (
    <>
      {accept.isError && <ConsoleProblem error={accept.error} />}
      <div>
        <Button look="primary" busy={accept.isPending} onClick={() => accept.mutate()}>
          {t.joinNow}
        </Button>
      </div>
    </>
  );
}
