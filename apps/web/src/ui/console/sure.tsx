import { useText } from '../../i18n/language.ts';
import { useWords, words } from '../../i18n/words.ts';
import { Notice } from '../basics.tsx';
import { Button } from '../button.tsx';
import { IntoView } from './into-view.tsx';

const text = words({ yes: '确定' }, { yes: 'Yes' });

/** Asks once more before what cannot be taken back. */
export function Sure(props: {
  text: string;
  /** What the button says; else a plain yes. */
  yes?: string;
  busy: boolean;
  onYes: () => void;
  onNo: () => void;
}) {
  const t = useWords(text);
  const { cancel } = useText().common;
  return (
    <IntoView>
      <Notice tone="warn" title={props.text} live>
        <div className="row">
          <Button look="danger" busy={props.busy} onClick={props.onYes}>
            {props.yes ?? t.yes}
          </Button>
          <Button look="quiet" onClick={props.onNo}>
            {cancel}
          </Button>
        </div>
      </Notice>
    </IntoView>
  );
}
