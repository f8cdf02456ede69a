import { useWords } from '../../../i18n/words.ts';
import { Notice } from '../../../ui/basics.tsx';
import { CopyButton } from '../../../ui/button.tsx';
import { securityWords } from '../../account/security-words.ts';

/** The secret, this once; `title` where it is no API key. */
export function SecretNotice({ value, title }: { value: string; title?: string }) {
  const t = useWords(securityWords);
  return (
    <Notice tone="ok" title={title ?? t.keyReady} live>
      <p className="mono" translate="no">
        {value}
      </p>
      <div>
        <CopyButton value={value} />
      </div>
    </Notice>
  );
}
