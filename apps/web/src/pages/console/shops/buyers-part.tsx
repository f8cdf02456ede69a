import { type SourceView, urlOf } from '@redress/contract';
import { useWords } from '../../../i18n/words.ts';
import { Card } from '../../../ui/basics.tsx';
import { buttonClass, CopyButton } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { shopsWords } from './shops-words.ts';

/** What to put where buyers look: a link, and the same as a QR code to print. */
export function BuyersPart({ source: { id, name, base } }: { source: SourceView }) {
  const t = useWords(shopsWords);
  const link = `${base.split('/api/')[0]}/claim#s=${id}`;
  const qr = urlOf('claimQr', { sourceId: id });
  return (
    <Card className="buyers-card" label={t.claimLink}>
      <img className="buyers-qr" src={qr} alt={t.qrAlt(name)} width={220} height={220} />
      <div className="stack">
        <p>{t.claimLead}</p>
        <p className="mono" translate="no">
          {link}
        </p>
        <div className="row">
          <CopyButton value={link} />
          <a href={qr} download={`${id}.svg`} className={buttonClass('secondary')}>
            <Icon name="download" /> {t.saveQr}
          </a>
        </div>
        <p className="hint">{t.claimOrder}</p>
      </div>
    </Card>
  );
}
