import type { KeyView } from '@redress/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api/client.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useWords } from '../../../i18n/words.ts';
import { instantText } from '../../../lib/format.ts';
import { PageTitle, Verbatim } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { ConsoleProblem } from '../../../ui/console/console-problem.tsx';
import { EmptyState } from '../../../ui/console/pieces.tsx';
import { DataTable } from '../../../ui/console/table.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { ConfirmGate } from '../../account/confirm-gate.tsx';
import { securityWords } from '../../account/security-words.ts';
import { useOrganisation } from '../organisation-context.ts';
import { KeyForm } from './key-form.tsx';
import { SecretNotice } from './secret-notice.tsx';

/** Keys by which programs act for the organisation: made, replaced without a gap, ended. */
export function KeysPage() {
  const t = useWords(securityWords);
  const { orgId } = useOrganisation();
  const client = useQueryClient();
  const keys = useQuery({
    queryKey: ['keys', orgId],
    queryFn: () => api()('listKeys', { params: { orgId } }),
  });
  const reload = () => void client.invalidateQueries({ queryKey: ['keys', orgId] });
  return (
    <div className="stack">
      <PageTitle title={t.keys} lead={t.keysLead} />
      <p className="hint">
        {t.keysShops}{' '}
        <Link to="/console/$orgId/shops" params={{ orgId }}>
          {t.keysShopsLink}
        </Link>{' '}
        · <Link to="/integrators">{t.keysPacks}</Link>
      </p>
      {keys.isPending && <Loading lines={4} />}
      {keys.isError && <ConsoleProblem error={keys.error} onRetry={() => void keys.refetch()} />}
      {keys.data && (
        <>
          <KeyForm scopes={keys.data.scopes} onMade={reload} />
          {keys.data.keys.length === 0 ? (
            <EmptyState icon="key" title={t.none} />
          ) : (
            <KeysTable keys={keys.data.keys} onChanged={reload} />
          )}
        </>
      )}
    </div>
  );
}

function KeysTable({ keys, onChanged }: { keys: readonly KeyView[]; onChanged: () => void }) {
  const t = useWords(securityWords);
  const { language } = useLanguage();
  const { orgId } = useOrganisation();
  const revoke = useMutation({
    mutationFn: (keyId: string) => api()('revokeKey', { params: { orgId, keyId } }),
    onSuccess: onChanged,
  });
  const rotate = useMutation({
    mutationFn: (keyId: string) =>
      api()('rotateKey', { params: { orgId, keyId }, body: { overlapHours: 24 } }),
    onSuccess: onChanged,
  });
  const at = (ms: number | undefined, none: string) => (ms === undefined ? none : instantText(ms, language));
  return (
    <>
      {revoke.isError && (
        <ConfirmGate error={revoke.error} onConfirmed={() => revoke.mutate(revoke.variables)} />
      )}
      {rotate.isError && (
        <ConfirmGate error={rotate.error} onConfirmed={() => rotate.mutate(rotate.variables)} />
      )}
      {rotate.data && <SecretNotice value={rotate.data.key} />}
      {rotate.data && <p className="hint">{t.rotateHint}</p>}
      <DataTable
        label={t.keys}
        rows={keys}
        rowKey={(key) => key.keyId}
        columns={[
          { key: 'name', head: t.keyName, main: true, cell: (key) => <Verbatim>{key.name}</Verbatim> },
          {
            key: 'start',
            head: t.keyStart,
            cell: (key) => (
              <span className="mono">
                <Verbatim>{`${key.start}…`}</Verbatim>
              </span>
            ),
          },
          { key: 'used', head: t.keyUsed, cell: (key) => at(key.lastUsedAtMs, t.never) },
          { key: 'ends', head: t.keyEnds, cell: (key) => at(key.expiresAtMs, t.forever) },
          {
            key: 'actions',
            head: t.actions,
            plain: true,
            end: true,
            cell: (key) => (
              <span className="cell-actions">
                <Button look="quiet" onClick={() => rotate.mutate(key.keyId)}>
                  {t.rotate}
                  <span className="visually-hidden"> {key.name}</span>
                </Button>
                <Button look="quiet" onClick={() => revoke.mutate(key.keyId)}>
                  {t.revoke}
                  <span className="visually-hidden"> {key.name}</span>
                </Button>
              </span>
            ),
          },
        ]}
      />
    </>
  );
}
