import type { Check } from '@redress/bundle';
import { useText } from '../../i18n/language.ts';
import { timeText } from '../../lib/format.ts';
import { Chip, More, Part, Verbatim } from '../../ui/basics.tsx';
import { CopyButton } from '../../ui/button.tsx';
import { CheckList, partsOf } from './check-list.tsx';

const groups = {
  content: ['bag', 'item'],
  seal: ['seal'],
  head: ['checkpoint'],
  witness: ['witness'],
  timestamp: ['timestamp'],
  anchor: ['anchor'],
} as const;
type Group = keyof typeof groups;
const outside = ['witness', 'timestamp', 'anchor'] as const;
type Outside = (typeof outside)[number];
const isOutside = (group: Group): group is Outside => outside.some((one) => one === group);

/** Every check in the order in which a judge asks: the material, its seals, the log, and who else vouches for it. */
export function CheckGroups({ name, checks }: { name: string; checks: readonly Check[] }) {
  const t = useText().verify;
  const of = (group: Group) =>
    checks.filter((check) => groups[group].some((kind) => kind === partsOf(check).kind));
  return (Object.keys(groups) as Group[]).map((group) => {
    const found = of(group);
    if (found.length === 0) return null;
    return (
      <Part key={group} title={t.groups[group]} lead={t.groupHint[group]}>
        {isOutside(group) ? (
          <Vouchers group={group} checks={found} />
        ) : group === 'head' ? (
          <CheckList checks={found} />
        ) : (
          <More summary={<Tally checks={found} />}>
            <CheckList checks={found} />
          </More>
        )}
        {group === 'anchor' && <AskChain name={name} checks={found} />}
      </Part>
    );
  });
}

function Tally({ checks }: { checks: readonly Check[] }) {
  const t = useText().verify;
  const failed = checks.filter((check) => !check.ok).length;
  return failed === 0 ? t.allPassed(checks.length) : t.someFailed(failed, checks.length);
}

/** Who vouches for the head from outside: name, state and time at a glance, the rest below. */
function Vouchers({ group, checks }: { group: Outside; checks: readonly Check[] }) {
  return (
    <ul className="checks">
      {checks.map((check) => (
        <Voucher key={check.name} group={group} check={check} />
      ))}
    </ul>
  );
}

function Voucher({ group, check }: { group: Outside; check: Check }) {
  const t = useText().verify;
  const when = { witness: t.signedAt, timestamp: t.stampedAt, anchor: t.recordedAt }[group];
  const shown = check.at && check.ok;
  return (
    <li className="voucher">
      <div className="voucher-head">
        <strong>
          <Verbatim>{partsOf(check).subject}</Verbatim>
        </strong>
        <State group={group} check={check} />
      </div>
      {shown && (
        <p className="voucher-time">
          {when} <time dateTime={check.at}>{timeText(check.at as string)}</time>
        </p>
      )}
      <p className="hint">{check.detail}</p>
    </li>
  );
}

function State({ group, check }: { group: Outside; check: Check }) {
  const t = useText().verify;
  if (!check.ok && !check.unproved) return <Chip tone="stop">{t.bad}</Chip>;
  const absent = { witness: t.state.absent, timestamp: t.state.uncounted, anchor: t.state.unasked }[group];
  if (check.unproved) return <Chip tone={check.ok ? 'quiet' : 'warn'}>{absent}</Chip>;
  return <Chip tone="ok">{group === 'witness' ? t.state.signed : t.state.stamped}</Chip>;
}

/** The page itself asks nobody: the server lets it speak to no other site, and a node would learn who checks what. */
function AskChain({ name, checks }: { name: string; checks: readonly Check[] }) {
  const t = useText().verify;
  const chains = checks.filter((check) => check.at).map((check) => partsOf(check).subject);
  if (chains.length === 0) return null;
  const options = chains.map((chain) => `--rpc ${chain}=https://…`).join(' ');
  const command = `redress verify ${/^[\w.-]+$/.test(name) ? name : 'bundle.zip'} ${options}`;
  return (
    <div className="stack-small">
      <p className="hint">{t.askChain}</p>
      <div className="verify-command">
        <code className="mono" translate="no">
          {command}
        </code>
        <CopyButton look="quiet" value={command} />
      </div>
    </div>
  );
}
