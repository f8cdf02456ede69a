import { type ReviewedFileView, urlOf } from '@redress/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { More, Part, Verbatim } from '../../ui/basics.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { reviewWords } from '../vetting/review-words.ts';
import { ReviewedFile } from '../vetting/reviewed-file.tsx';
import { OperatorGate } from './operator-gate.tsx';
import { VettingKinds } from './vetting-kinds.tsx';

/** One organisation: what it handed in, the decision, its kinds, its suspension. */
export function VettingFilePage() {
  const t = useWords(reviewWords);
  const { orgId } = useParams({ from: '/operator/vetting/$orgId' });
  return (
    <OperatorGate title={t.queue} lead={t.reviewLead}>
      {(operatorKey, onRefused) => <File orgId={orgId} operatorKey={operatorKey} onRefused={onRefused} />}
    </OperatorGate>
  );
}

function File(props: { orgId: string; operatorKey: string; onRefused: (error: unknown) => void }) {
  const { orgId, operatorKey: token, onRefused } = props;
  const t = useWords(reviewWords);
  const client = useQueryClient();
  const query = useQuery({
    queryKey: ['vettings', 'one', orgId],
    queryFn: () => api({ token })('readVetting', { params: { orgId } }),
  });
  useEffect(() => {
    if (query.error) onRefused(query.error);
  }, [query.error, onRefused]);
  const reload = () => void client.invalidateQueries({ queryKey: ['vettings'] });
  if (query.isPending) return <Loading lines={6} />;
  if (query.isError) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  const file = query.data;
  return (
    <div className="stack">
      <div>
        <Link to="/operator/vetting">{t.back}</Link>
      </div>
      <h2>
        <Verbatim>{file.organisation}</Verbatim>
      </h2>
      <ReviewedFile
        file={file}
        access={{
          token,
          urlOf: (documentId) => urlOf('readVettingDocument', { orgId, documentId }),
          send: (body) => api({ token })('reviewVetting', { params: { orgId }, body }),
          decideName: (changeId, body) =>
            api({ token })('decideNameChange', { params: { orgId, changeId }, body }),
          onSent: reload,
        }}
      />
      <Part title={t.kinds} lead={t.kindsLead}>
        <VettingKinds key={file.kinds.join()} file={file} token={token} onSaved={reload} />
      </Part>
      <Suspension file={file} token={token} onChanged={reload} />
    </div>
  );
}

function Suspension(props: { file: ReviewedFileView; token: string; onChanged: () => void }) {
  const t = useWords(reviewWords);
  const { file, token, onChanged } = props;
  const params = { orgId: file.orgId };
  const [reason, setReason] = useState('');
  const suspended = file.state === 'suspended';
  const change = useMutation({
    mutationFn: () =>
      suspended
        ? api({ token })('liftSuspension', { params })
        : api({ token })('suspendVetting', { params, body: { reason: reason.trim() } }),
    onSuccess: () => {
      setReason('');
      onChanged();
    },
  });
  if (file.state === 'draft') return null;
  if (suspended)
    return (
      <div className="stack-small">
        <p>
          <Verbatim>{file.suspendedFor}</Verbatim>
        </p>
        <div>
          <Button busy={change.isPending} onClick={() => change.mutate()}>
            {t.lift}
          </Button>
        </div>
      </div>
    );
  return (
    <More summary={t.suspend}>
      <div className="stack-small narrow">
        <TextField
          label={t.suspendReason}
          hint={t.suspendLead}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {change.isError && <ProblemNotice error={change.error} />}
        <div>
          <Button
            look="danger"
            busy={change.isPending}
            disabled={reason.trim() === ''}
            onClick={() => change.mutate()}
          >
            {t.suspend}
          </Button>
        </div>
      </div>
    </More>
  );
}
