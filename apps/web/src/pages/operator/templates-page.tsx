import type { TemplateName } from '@redress/contract';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../api/client.ts';
import { usePick, useText } from '../../i18n/language.ts';
import { Part, Skeleton } from '../../ui/basics.tsx';
import { Choice } from '../../ui/field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { OperatorGate } from './operator-gate.tsx';
import { TemplatePart } from './template-part.tsx';

/** What whoever runs the server adds to the papers; never the law in them. */
export function TemplatesPage() {
  const t = useText().operator.templates;
  return (
    <OperatorGate title={t.title} lead={t.lead}>
      {(key, onRefused) => <Templates operatorKey={key} onRefused={onRefused} />}
    </OperatorGate>
  );
}

function Templates(props: { operatorKey: string; onRefused: (error: unknown) => void }) {
  const { operatorKey, onRefused } = props;
  const text = useText();
  const t = text.operator.templates;
  const pick = usePick();
  const [name, setName] = useState<TemplateName>('all');
  const list = useQuery({
    queryKey: ['templates'],
    queryFn: () => api({ token: operatorKey })('listTemplates', {}),
  });
  useEffect(() => {
    if (list.error) onRefused(list.error);
  }, [list.error, onRefused]);
  if (list.isError) return <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton lines={4} label={text.common.loading} />;
  return (
    <Part title={t.choose} lead={t.chooseLead}>
      <Choice
        label={t.paper}
        value={name}
        options={list.data.templates.map(({ name: value, title, revision }) => ({
          value,
          label: revision > 0 ? `${pick(title)} · ${t.version(revision)}` : pick(title),
        }))}
        onChange={setName}
      />
      <TemplatePart key={name} name={name} operatorKey={operatorKey} />
    </Part>
  );
}
