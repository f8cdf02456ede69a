import type { PublicationGate } from '@redress/contract';
import { usePick, useText } from '../../../i18n/language.ts';
import { Chip, Part } from '../../../ui/basics.tsx';
import { NoticePart } from './notice-part.tsx';

/** The conditions of publishing, in order. */
export function GatesPart({ caseId, gates }: { caseId: string; gates: readonly PublicationGate[] }) {
  const t = useText().statement;
  const pick = usePick();
  const mayTell = gates.every(({ gate, open }) => open || (gate !== 'served' && gate !== 'reply-window'));
  return (
    <Part title={t.gatesTitle} lead={t.gatesLead}>
      <ol className="card statement-gates">
        {gates.map(({ gate, open, why, opensOn }) => (
          <li key={gate} className="stack-small">
            <div className="step-head">
              <h3>{t.gates[gate]}</h3>
              <Chip tone={open ? 'ok' : 'warn'}>{open ? t.gateOpen : t.gateShut}</Chip>
            </div>
            <p className="hint">
              {pick(why)} {opensOn ? t.opensOn(opensOn) : ''}
            </p>
            {gate === 'notice' && !open && !opensOn && mayTell && <NoticePart caseId={caseId} />}
          </li>
        ))}
      </ol>
    </Part>
  );
}
