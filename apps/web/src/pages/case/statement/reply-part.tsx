import type { StatementView } from '@redress/contract';
import { useText } from '../../../i18n/language.ts';
import { Part, Verbatim } from '../../../ui/basics.tsx';
import { CopyButton } from '../../../ui/button.tsx';

/** What the other side needs in order to answer, and what it answered. */
export function ReplyPart({ statement: { reply, replies } }: { statement: StatementView }) {
  const t = useText().statement;
  return (
    <Part title={t.replyTitle} lead={t.replyLead}>
      <div className="card stack-small">
        <p>
          {t.replyUrl}: <Verbatim>{reply.url}</Verbatim>
        </p>
        <p>
          {t.replyCode}: <Verbatim>{reply.code}</Verbatim>
        </p>
        <div className="row">
          <CopyButton value={`${reply.url}\n${t.replyCode}: ${reply.code}`} />
        </div>
        <h3>{t.replies}</h3>
        {replies.length === 0 && <p className="hint">{t.repliesNone}</p>}
        <ul className="stack-small">
          {replies.map(({ id, text, receivedAt }) => (
            <li key={id}>
              <p className="hint">
                <time dateTime={receivedAt}>{new Date(receivedAt).toLocaleString()}</time>
              </p>
              <blockquote className="quote statement-text" lang="zh-CN">
                {text}
              </blockquote>
            </li>
          ))}
        </ul>
      </div>
    </Part>
  );
}
