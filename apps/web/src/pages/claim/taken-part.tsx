import { Link } from '@tanstack/react-router';
import { useWords } from '../../i18n/words.ts';
import { Notice, Part } from '../../ui/basics.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { NumberField, NumberPlaces } from './number-field.tsx';
import { takenWords } from './taken-words.ts';

interface Props {
  number: string;
  set: (number: string) => void;
  /** The shop is connected, so that there may be a number to compare with. */
  isConnected: boolean;
  /** A number went along with what was refused. */
  wasTried: boolean;
  busy: boolean;
}

/** Somebody claims the order already: the buyer herself, earlier, or a stranger from whom she takes it by her bill. */
export function TakenPart(props: Props) {
  const t = useWords(takenWords);
  return (
    <Part title={t.title}>
      <div className="stack" role="alert">
        <div className="card stack-small">
          <h3>{t.mine}</h3>
          <p>{t.mineText}</p>
          <div className="row">
            <Link to="/receipt" className={buttonClass('secondary')}>
              {t.code}
            </Link>
          </div>
        </div>
        <div className="card stack">
          <h3>{t.other}</h3>
          {props.isConnected ? <Take {...props} /> : <ByHand />}
        </div>
      </div>
    </Part>
  );
}

function ByHand() {
  const t = useWords(takenWords);
  return (
    <>
      <p>{t.otherByHand}</p>
      <ToCase />
    </>
  );
}

function Take({ number, set, wasTried, busy }: Props) {
  const t = useWords(takenWords);
  return (
    <>
      <p>{t.otherText}</p>
      <NumberField value={number} set={set} hint={undefined} lacks={false} />
      <NumberPlaces />
      {wasTried && (
        <Notice tone="warn" title={t.refused}>
          <p>{t.refusedText}</p>
          <ToCase />
        </Notice>
      )}
      <Button type="submit" look="primary" wide busy={busy} disabled={number.trim() === ''}>
        {busy ? t.going : t.go}
      </Button>
      <p className="hint">{t.tries}</p>
    </>
  );
}

function ToCase() {
  const t = useWords(takenWords);
  return (
    <div className="row">
      <Link to="/start" className={buttonClass('secondary')}>
        {t.start}
      </Link>
    </div>
  );
}
