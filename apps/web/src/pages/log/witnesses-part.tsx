import type { LogView } from '@redress/contract';
import { useText } from '../../i18n/language.ts';
import { Card, Chip, More, Notice, Part, Verbatim } from '../../ui/basics.tsx';
import { Code, Whole } from './log-pieces.tsx';
import { moment, useCount } from './use-log.ts';

type Witness = LogView['witnesses'][number];

/** Who else signs this log, and whether they do. */
export function WitnessesPart({ view }: { view: LogView }) {
  const t = useText().log.witnesses;
  return (
    <Part title={t.title} lead={t.lead}>
      {view.witnesses.length === 0 ? (
        <Notice tone="warn" title={t.none}>
          <p>{t.noneText}</p>
        </Notice>
      ) : (
        <ul className="stack-small">
          {view.witnesses.map((witness) => (
            <WitnessCard key={witness.name} witness={witness} size={view.size} />
          ))}
        </ul>
      )}
      {view.policy && (
        <More summary={t.policy}>
          <Code label={t.rule} value={view.policy.text} />
        </More>
      )}
    </Part>
  );
}

function WitnessCard({ witness, size }: { witness: Witness; size: number }) {
  const t = useText().log.witnesses;
  const count = useCount();
  const { name, groups, since, signed, vkey } = witness;
  return (
    <li>
      <Card className="stack-small">
        <div className="row row-between">
          <h3>
            <Verbatim>{name}</Verbatim>
          </h3>
          <State witness={witness} size={size} />
        </div>
        <dl className="definition">
          {groups.length > 0 && (
            <>
              <dt>{t.role}</dt>
              <dd>
                <Verbatim>{groups.join(' · ')}</Verbatim>
              </dd>
            </>
          )}
          {since && (
            <>
              <dt>{t.since}</dt>
              <dd>{moment(since)}</dd>
            </>
          )}
          {signed && (
            <>
              <dt>{t.last}</dt>
              <dd>
                {moment(signed.at)} · {t.signedUpTo(count(signed.size))}
              </dd>
            </>
          )}
          <dt>{t.key}</dt>
          <dd>
            <Whole>{vkey}</Whole>
          </dd>
        </dl>
      </Card>
    </li>
  );
}

function State({ witness, size }: { witness: Witness; size: number }) {
  const t = useText().log.witnesses;
  const count = useCount();
  const { failingSince, signed } = witness;
  if (failingSince) return <Chip tone="stop">{t.failing(moment(failingSince))}</Chip>;
  if (!signed) return <Chip tone="quiet">{t.never}</Chip>;
  if (signed.size >= size) return <Chip tone="ok">{t.current}</Chip>;
  return <Chip tone="warn">{t.behind(count(size - signed.size))}</Chip>;
}
