import type { Problem } from '@redress/contract';
import { Link } from '@tanstack/react-router';
import { problemOf } from '../api/client.ts';
import { type Dictionary, useText } from '../i18n/language.ts';
import { Notice } from './basics.tsx';
import { Button, buttonClass } from './button.tsx';

/** Too many requests of whatever kind; other limits say themselves what they are. */
const isBusy = ({ status, type }: Problem) => status === 429 && type.endsWith('/too-many-requests');

/** What a problem says to the user: the server's own words, ours where it could not speak. */
export function problemText(problem: Problem | undefined, t: Dictionary['common']): string {
  if (!problem) return t.errorUnknown;
  if (problem.status === 0) return t.errorNetwork;
  if (problem.status === 401) return t.errorSession;
  if (isBusy(problem)) return t.errorBusy;
  const fields = (problem.errors ?? []).map((e) => e.detail).join(' ');
  return problem.detail ?? (fields || problem.title);
}

/** `title` replaces "something went wrong" where a refusal is an answer and not a failure. */
export function ProblemNotice(props: { error: unknown; title?: string; onRetry?: () => void }) {
  const t = useText().common;
  const problem = problemOf(props.error);
  const refused =
    problem !== undefined && [400, 404, 409, 422, 429].includes(problem.status) && !isBusy(problem);
  return (
    <Notice
      tone={refused && props.title ? 'warn' : 'stop'}
      title={(refused && props.title) || t.errorTitle}
      live
    >
      <p>{problemText(problem, t)}</p>
      <div className="row">
        {problem?.status === 401 || problem?.status === 403 ? (
          <Link to="/receipt" className={buttonClass('secondary')}>
            {t.enterCode}
          </Link>
        ) : (
          props.onRetry && (
            <Button look="secondary" onClick={props.onRetry}>
              {t.retry}
            </Button>
          )
        )}
      </div>
    </Notice>
  );
}
