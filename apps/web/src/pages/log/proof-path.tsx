import { toBase64, toHex } from '@redress/kernel';
import { useText } from '../../i18n/language.ts';
import { Chip } from '../../ui/basics.tsx';
import type { CheckedEntry, PathStep } from './check-entry.ts';
import { Hash } from './log-pieces.tsx';
import { useCount } from './use-log.ts';

/** The path drawn as what it is: two numbers side by side become one below, until it is the signed one. */
export function ProofPath({ checked, index }: { checked: CheckedEntry; index: number }) {
  const { entry: t, number } = useText().log;
  const count = useCount();
  const { steps, leaf, root } = checked;
  const end = steps.at(-1)?.joined ?? leaf;
  const same = toHex(end) === toHex(root);
  return (
    <ol className="path">
      {steps.length === 0 && (
        <li className="path-step">
          <Box label={number(count(index))} hash={leaf} own />
        </li>
      )}
      {steps.map((step, i) => {
        const own = i === 0 ? leaf : (steps[i - 1] as PathStep).joined;
        const label = i === 0 ? `${t.own} · ${number(count(index))}` : t.result(i);
        return (
          <li key={toHex(step.joined)} className="path-step">
            <div className="path-pair">
              {step.side === 'left' && <Box label={t.neighbour} hash={step.neighbour} />}
              <Box label={label} hash={own} own />
              {step.side === 'right' && <Box label={t.neighbour} hash={step.neighbour} />}
            </div>
            <Join to={steps[i + 1]} />
          </li>
        );
      })}
      <li className="path-root">
        <Box label={t.signed} hash={end} own />
        <Chip tone={same ? 'ok' : 'stop'}>{same ? t.match : t.mismatch}</Chip>
      </li>
    </ol>
  );
}

/** From the two boxes to where the next own one stands. */
function Join({ to }: { to: PathStep | undefined }) {
  const x = to === undefined ? 50 : to.side === 'left' ? 75 : 25;
  return (
    <svg className="path-join" viewBox="0 0 100 30" preserveAspectRatio="none" aria-hidden="true">
      <path d={`M25 0V9H75V0M50 9V18H${x}V30`} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

function Box({ label, hash, own = false }: { label: string; hash: Uint8Array; own?: boolean }) {
  return (
    <div className={own ? 'path-box path-own' : 'path-box'}>
      <span className="hint">{label}</span>
      <Hash value={toBase64(hash)} />
    </div>
  );
}
