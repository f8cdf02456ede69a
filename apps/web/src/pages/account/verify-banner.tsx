import { useMutation } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { Notice } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { ConsoleProblem } from '../../ui/console/console-problem.tsx';
import { mailWords } from './mail-words.ts';
import { useMe } from './use-me.ts';

/** Shown in the console until the address is verified, where this server sends mail at all. */
export function VerifyBanner() {
  const t = useWords(mailWords);
  const me = useMe();
  const send = useMutation({ mutationFn: () => api()('requestVerification', {}) });
  if (!me.data?.mail || me.data.emailVerified) return null;
  return (
    <Notice tone="warn" title={t.bannerTitle}>
      <p>{t.banner(me.data.email)}</p>
      {send.isError && <ConsoleProblem error={send.error} />}
      <div className="row">
        {send.isSuccess ? (
          <p role="status">{t.sent}</p>
        ) : (
          <Button busy={send.isPending} onClick={() => send.mutate()}>
            {t.send}
          </Button>
        )}
      </div>
    </Notice>
  );
}
