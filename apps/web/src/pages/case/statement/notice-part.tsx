import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { useWords, words } from '../../../i18n/words.ts';
import { Notice } from '../../../ui/basics.tsx';
import { Button, CopyButton } from '../../../ui/button.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';

const text = words(
  {
    send: '现在通知对方',
    mailed: '已发邮件通知对方。',
    byHand: '没有对方的邮箱。请把下面这段话发给对方，48 小时后才能发布：',
    copy: '复制这段话',
  },
  {
    send: 'Tell the other side now',
    mailed: 'The other side was told by mail.',
    byHand: 'No address of the other side is known. Send it this text; publishing opens 48 hours later.',
    copy: 'Copy the text',
  },
);

/** Tells the other side ahead, or hands the buyer the text. The text ties nothing to money, and may not be changed here. */
export function NoticePart({ caseId }: { caseId: string }) {
  const t = useWords(text);
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: () => api()('sendPublicationAlert', { params: { caseId } }),
    onSuccess: () => client.invalidateQueries(),
  });
  return (
    <div className="stack-small">
      {send.isError && <ProblemNotice error={send.error} />}
      {send.data?.way === 'mail' && <Notice tone="ok" title={t.mailed} live />}
      {send.data?.way === 'by-hand' && (
        <Notice tone="warn" live>
          <p>{t.byHand}</p>
          <pre className="plain-text" lang="zh-CN">
            {send.data.text}
          </pre>
          <CopyButton value={send.data.text} label={t.copy} />
        </Notice>
      )}
      {!send.data && (
        <div className="row">
          <Button busy={send.isPending} onClick={() => send.mutate()}>
            {t.send}
          </Button>
        </div>
      )}
    </div>
  );
}
