import { useMutation } from '@tanstack/react-query';
import { api, problemOf } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { askPasskey, passkeysWork } from '../../lib/passkey.ts';
import { Notice } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { ConsoleProblem } from '../../ui/console/console-problem.tsx';
import { securityWords } from './security-words.ts';

/** Signing in without a password. Not shown where the browser cannot. */
export function PasskeyButton({ onEntered }: { onEntered: () => Promise<void> }) {
  const t = useWords(securityWords);
  const enter = useMutation({
    mutationFn: async () => {
      const options = await api()('passkeySignInOptions', {});
      return api()('passkeySignIn', { body: { response: await askPasskey(options) } });
    },
    onSuccess: onEntered,
  });
  if (!passkeysWork()) return null;
  return (
    <>
      {enter.isError &&
        (problemOf(enter.error) ? (
          <ConsoleProblem error={enter.error} />
        ) : (
          <Notice tone="warn" live>
            {t.passkeyFailed}
          </Notice>
        ))}
      <div>
        <Button icon="key" busy={enter.isPending} onClick={() => enter.mutate()}>
          {t.passkeyIn}
        </Button>
      </div>
    </>
  );
}
