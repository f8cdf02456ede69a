import type { SourceView } from '@redress/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../i18n/words.ts';
import { minuteText } from '../../../lib/format.ts';
import { Part } from '../../../ui/basics.tsx';
import { Button } from '../../../ui/button.tsx';
import { Sure } from '../../../ui/console/sure.tsx';
import { DataTable } from '../../../ui/console/table.tsx';
import { ConfirmGate } from '../../account/confirm-gate.tsx';
import { SecretNotice } from '../keys/secret-notice.tsx';
import { useOrganisation } from '../organisation-context.ts';
import { AddKey } from './add-key.tsx';
import { shopsWords } from './shops-words.ts';
import { useReloadSources, useRotateSecret } from './use-sources.ts';

/** The secret that lets reports in, the shop's own keys that make them evidence, and the end of it all. */
export function KeysPart({ source }: { source: SourceView }) {
  const { may } = useOrganisation();
  const mayManage = may('sources.manage') && source.state === 'active';
  return (
    <>
      <Secrets source={source} mayManage={mayManage} />
      <PublicKeys source={source} mayManage={mayManage} />
      {mayManage && <Close sourceId={source.id} />}
    </>
  );
}

interface PartProps {
  source: SourceView;
  mayManage: boolean;
}

function Secrets({ source, mayManage }: PartProps) {
  const t = useWords(shopsWords);
  const rotate = useRotateSecret(source.id);
  return (
    <Part title={t.secrets} lead={t.secretsLead}>
      <DataTable
        label={t.secrets}
        rows={source.secrets}
        rowKey={({ createdAt }) => createdAt}
        columns={[
          { key: 'made', head: t.made, main: true, cell: ({ createdAt }) => minuteText(createdAt) },
          {
            key: 'state',
            head: t.state,
            cell: ({ until }) => (until ? t.until(minuteText(until)) : t.current),
          },
        ]}
      />
      {rotate.isError && <ConfirmGate error={rotate.error} onConfirmed={() => rotate.mutate()} />}
      {rotate.data && (
        <>
          <SecretNotice value={rotate.data.secret} title={t.ready} />
          <p className="hint">{t.rotateSure}</p>
        </>
      )}
      {mayManage && (
        <div className="row">
          <Button busy={rotate.isPending} onClick={() => rotate.mutate()}>
            {t.rotate}
          </Button>
          <span className="hint">{t.rotateHint}</span>
        </div>
      )}
    </Part>
  );
}

function PublicKeys({ source, mayManage }: PartProps) {
  const t = useWords(shopsWords);
  const { orgId } = useOrganisation();
  const reload = useReloadSources();
  const end = useMutation({
    mutationFn: (keyId: string) => api()('endSourceKey', { params: { orgId, sourceId: source.id, keyId } }),
    onSuccess: reload,
  });
  return (
    <Part title={t.keys} lead={t.keysLead}>
      {end.isError && <ConfirmGate error={end.error} onConfirmed={() => end.mutate(end.variables)} />}
      {source.keys.length === 0 ? (
        <p className="hint">{t.noKeys}</p>
      ) : (
        <DataTable
          label={t.keys}
          rows={source.keys}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'key',
              head: t.publicKey,
              main: true,
              cell: ({ publicKey }) => (
                <span className="mono" translate="no">
                  {publicKey}
                </span>
              ),
            },
            {
              key: 'by',
              head: t.by,
              cell: ({ addedBy }) => <span className="nowrap">{t.addedBy[addedBy]}</span>,
            },
            {
              key: 'state',
              head: t.state,
              cell: ({ until }) => (until ? t.until(minuteText(until)) : t.current),
            },
            {
              key: 'actions',
              head: t.actions,
              plain: true,
              end: true,
              cell: ({ id, until }) =>
                mayManage &&
                !until && (
                  <span className="cell-actions">
                    <Button look="quiet" onClick={() => end.mutate(id)}>
                      {t.endKey}
                    </Button>
                  </span>
                ),
            },
          ]}
        />
      )}
      {mayManage && <AddKey sourceId={source.id} />}
    </Part>
  );
}

function Close({ sourceId }: { sourceId: string }) {
  const t = useWords(shopsWords);
  const { orgId } = useOrganisation();
  const [sure, setSure] = useState(false);
  const reload = useReloadSources();
  const close = useMutation({
    mutationFn: () => api()('changeSource', { params: { orgId, sourceId }, body: { closed: true } }),
    onSuccess: reload,
  });
  return (
    <div className="part">
      {close.isError && <ConfirmGate error={close.error} onConfirmed={() => close.mutate()} />}
      {sure ? (
        <Sure
          text={t.closeSure}
          yes={t.close}
          busy={close.isPending}
          onYes={() => close.mutate()}
          onNo={() => setSure(false)}
        />
      ) : (
        <div>
          <Button look="danger" onClick={() => setSure(true)}>
            {t.close}
          </Button>
        </div>
      )}
    </div>
  );
}
