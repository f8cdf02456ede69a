import { Link } from '@tanstack/react-router';
import { problemOf } from '../../api/client.ts';
import { useText } from '../../i18n/language.ts';
import { useWords, words } from '../../i18n/words.ts';
import { Notice } from '../basics.tsx';
import { Button, buttonClass } from '../button.tsx';

const text = words(
  { signIn: '去登录', over: '登录已过期，请重新登录。', secondFactor: '去设置第二重验证' },
  { signIn: 'Sign in', over: 'The session is over: sign in again.', secondFactor: 'Set up a second factor' },
);

/** What went wrong in a console, in the server's words, with the way out. */
export function ConsoleProblem(props: { error: unknown; onRetry?: () => void }) {
  const t = useText().common;
  const w = useWords(text);
  const problem = problemOf(props.error);
  const code = problem?.type.split('/').at(-1);
  // What is not there does not come by asking again.
  const canRetry = code !== 'no-session' && problem?.status !== 404;
  const said = () => {
    if (!problem) return t.errorUnknown;
    if (problem.status === 0) return t.errorNetwork;
    if (problem.status === 401 && code === 'no-session') return w.over;
    if (problem.status === 429) return t.errorBusy;
    const fields = (problem.errors ?? []).map((one) => one.detail).join(' ');
    return fields || problem.detail || problem.title;
  };
  return (
    <Notice tone="stop" title={t.errorTitle} live>
      <p>{said()}</p>
      <div className="row">
        {code === 'no-session' && (
          <Link to="/sign-in" search={{ to: location.pathname }} className={buttonClass('secondary')}>
            {w.signIn}
          </Link>
        )}
        {code === 'second-factor-needed' && (
          <Link to="/account" className={buttonClass('secondary')}>
            {w.secondFactor}
          </Link>
        )}
        {canRetry && props.onRetry && <Button onClick={props.onRetry}>{t.retry}</Button>}
      </div>
    </Notice>
  );
}
