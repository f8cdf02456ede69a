import type { SecurityView } from '@redress/contract';
import { useMutation } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useWords } from '../../i18n/words.ts';
import { instantText } from '../../lib/format.ts';
import { Card, Chip, Part } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { ConsoleProblem } from '../../ui/console/console-problem.tsx';
import { securityWords } from './security-words.ts';

export function SessionsPart(props: { sessions: SecurityView['sessions']; onChanged: () => void }) {
  const t = useWords(securityWords);
  const { language } = useLanguage();
  const end = useMutation({
    mutationFn: () => api()('endOtherSessions', {}),
    onSuccess: props.onChanged,
  });
  return (
    <Part title={t.sessions}>
      <Card>
        <ul className="stack-small">
          {props.sessions.map((one) => (
            <li key={one.sessionId} className="row">
              {instantText(one.openedAtMs, language)}
              {one.current && <Chip tone="ok">{t.current}</Chip>}
            </li>
          ))}
        </ul>
      </Card>
      {end.isError && <ConsoleProblem error={end.error} />}
      {props.sessions.length > 1 && (
        <div>
          <Button busy={end.isPending} onClick={() => end.mutate()}>
            {t.endOthers}
          </Button>
        </div>
      )}
    </Part>
  );
}
