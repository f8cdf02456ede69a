import { nodeSettings, type ShopPack, type SourceView, shopSettings } from '@redress/contract';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../../i18n/words.ts';
import { Card, Chip, More } from '../../../ui/basics.tsx';
import { Button, CopyButton } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/field.tsx';
import { ConfirmGate } from '../../account/confirm-gate.tsx';
import { PackDownload } from '../../integrators/pack-download.tsx';
import { usePacks } from '../../integrators/use-packs.ts';
import { useOrganisation } from '../organisation-context.ts';
import { AddKey } from './add-key.tsx';
import { ArrivalCard } from './arrival-card.tsx';
import { freshSecret } from './fresh-secrets.ts';
import { joinWords } from './join-words.ts';
import { shopsWords } from './shops-words.ts';
import { connectorSettings, packOf, type Software, softwareOf, softwares } from './software.ts';
import { useRotateSecret } from './use-sources.ts';

/** From nothing to the first report: settings filled in, pack, guide, key, and what came of it. */
export function JoinPart({ source }: { source: SourceView }) {
  const t = useWords(joinWords);
  const { softwares: names } = useWords(shopsWords);
  const { may } = useOrganisation();
  const [software, setSoftware] = useState<Software>(softwareOf(source.software));
  const { pack: name, guide } = packOf(software);
  const packs = usePacks().data?.packs;
  const pack = packs?.find((one) => one.name === name);
  const secret = freshSecret(source.id);
  const live = source.keys.filter(({ until }) => !until);
  return (
    <>
      <ArrivalCard source={source} />
      <Choice
        label={t.software}
        value={software}
        options={softwares.map((value) => ({ value, label: names[value] }))}
        onChange={setSoftware}
      />
      <ol className="join-steps">
        <Step title={t.copy}>
          <Settings source={source} />
        </Step>
        <Step title={t.pack}>{pack && <PackDownload pack={pack} look="secondary" />}</Step>
        <Step title={t.install}>
          <p>{t.installText}</p>
          <p>
            <Link to="/integrators/$guide" params={{ guide }} target="_blank">
              {t.guide}
            </Link>
          </p>
        </Step>
        <Step title={t.key}>
          {live.map(({ id, publicKey }) => (
            <p key={id} className="row">
              <Chip tone="ok">{t.keyDone}</Chip>
              <span className="mono" translate="no">
                {publicKey}
              </span>
            </p>
          ))}
          {live.length === 0 && may('sources.manage') && source.state === 'active' && (
            <AddKey sourceId={source.id} />
          )}
        </Step>
        <Step title={t.sale}>
          <p>{t.saleText}</p>
        </Step>
      </ol>
      {software === 'own' ? (
        <OtherWay
          title={t.node}
          text={t.nodeText}
          settings={nodeSettings({ base: source.base, secret })}
          pack={packs?.find((one) => one.name === 'node')}
          guide="node-shop"
        />
      ) : (
        <OtherWay
          title={t.other}
          text={t.otherText}
          settings={connectorSettings(software, source, secret)}
          pack={packs?.find((one) => one.name === 'poller')}
          guide="poller"
        />
      )}
    </>
  );
}

/** Another pack for the same software, with settings of its own. */
function OtherWay(props: {
  title: string;
  text: string;
  settings: string;
  pack: ShopPack | undefined;
  guide: string;
}) {
  const t = useWords(joinWords);
  const { title, text, settings, pack, guide } = props;
  return (
    <More summary={title}>
      <p>{text}</p>
      <Copyable text={settings} />
      {pack && <PackDownload pack={pack} look="secondary" />}
      <p>
        <Link to="/integrators/$guide" params={{ guide }} target="_blank">
          {t.guide}
        </Link>
      </p>
    </More>
  );
}

const Step = ({ title, children }: { title: string; children: ReactNode }) => (
  <li>
    <Card className="stack-small">
      <h2 className="join-step-title">{title}</h2>
      {children}
    </Card>
  </li>
);

function Settings({ source }: { source: SourceView }) {
  const t = useWords(joinWords);
  const { may } = useOrganisation();
  const rotate = useRotateSecret(source.id);
  const secret = freshSecret(source.id);
  return (
    <>
      <p>{t.copyText}</p>
      <Copyable text={shopSettings({ base: source.base, secret })} />
      {!secret && may('sources.manage') && source.state === 'active' && (
        <>
          <p className="hint">{t.copyBlank}</p>
          {rotate.isError && <ConfirmGate error={rotate.error} onConfirmed={() => rotate.mutate()} />}
          <div>
            <Button busy={rotate.isPending} onClick={() => rotate.mutate()}>
              {t.fresh}
            </Button>
          </div>
        </>
      )}
    </>
  );
}

const Copyable = ({ text }: { text: string }) => (
  <>
    <pre className="plain-text mono join-settings" translate="no">
      {text}
    </pre>
    <div className="row">
      <CopyButton value={text} />
    </div>
  </>
);
