import '../../ui/console/console.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { api, problemOf } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { Card, PageTitle, Verbatim } from '../../ui/basics.tsx';
import { ConsoleProblem } from '../../ui/console/console-problem.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Loading } from '../../ui/loading.tsx';
import { consoleWords } from '../console/console-words.ts';
import { accountWords } from './account-words.ts';
import { PasskeysPart } from './passkeys-part.tsx';
import { PasswordPart } from './password-part.tsx';
import { SessionsPart } from './sessions-part.tsx';
import { TotpPart } from './totp-part.tsx';
import { useMe } from './use-me.ts';

/** A person's own account. */
export function AccountPage() {
  const t = useWords(accountWords);
  const c = useWords(consoleWords);
  const me = useMe();
  const client = useQueryClient();
  const security = useQuery({ queryKey: ['security'], queryFn: () => api()('getSecurity', {}) });
  const reload = () => void client.invalidateQueries({ queryKey: ['security'] });
  if (problemOf(me.error)?.status === 401)
    return <Navigate to="/sign-in" search={{ to: '/account' }} replace />;
  return (
    <div className="wrap narrow stack">
      <Link to="/console" className="console-back">
        <Icon name="back" size={18} /> {c.all}
      </Link>
      <PageTitle title={c.account} />
      {me.isPending && <Loading lines={4} />}
      {me.isError && <ConsoleProblem error={me.error} onRetry={() => void me.refetch()} />}
      {me.data && (
        <Card>
          <dl className="definition">
            <dt>{t.name}</dt>
            <dd>
              <Verbatim>{me.data.name}</Verbatim>
            </dd>
            <dt>{t.email}</dt>
            <dd>
              <Verbatim>{me.data.email}</Verbatim>
            </dd>
          </dl>
        </Card>
      )}
      {security.data && (
        <>
          <TotpPart on={security.data.totp} onChanged={reload} />
          <PasswordPart onChanged={reload} />
          <PasskeysPart passkeys={security.data.passkeys} onChanged={reload} />
          <SessionsPart sessions={security.data.sessions} onChanged={reload} />
        </>
      )}
      {security.isError && me.data && (
        <ConsoleProblem error={security.error} onRetry={() => void security.refetch()} />
      )}
    </div>
  );
}
