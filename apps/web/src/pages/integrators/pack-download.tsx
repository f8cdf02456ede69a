import { type ShopPack, urlOf } from '@redress/contract';
import { useWords } from '../../i18n/words.ts';
import { sizeText } from '../../lib/format.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { integratorsWords } from './integrators-words.ts';

/** A pack to download, with what it should hash to. */
export function PackDownload({ pack, look }: { pack: ShopPack; look: 'primary' | 'secondary' }) {
  const t = useWords(integratorsWords);
  return (
    <div className="stack-small">
      <div className="row">
        <a
          href={urlOf('downloadPack', { file: pack.file })}
          download={pack.file}
          className={buttonClass(look)}
        >
          <Icon name="download" /> {t.download(pack.file)}
        </a>
        <span className="hint">{t.about(pack.version, sizeText(pack.bytes))}</span>
      </div>
      <p className="hint">
        {t.sha256}{' '}
        <span className="mono" translate="no">
          {pack.sha256}
        </span>
      </p>
    </div>
  );
}
