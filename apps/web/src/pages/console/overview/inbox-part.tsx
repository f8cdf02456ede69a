import './overview.css';
import type { ClaimRow } from '@redress/contract';
import { formatYuan } from '@redress/kernel';
import { Link } from '@tanstack/react-router';
import { useWords } from '../../../i18n/words.ts';
import { Chip, Part, Verbatim } from '../../../ui/basics.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { ConsoleProblem } from '../../../ui/console/console-problem.tsx';
import { EmptyState } from '../../../ui/console/pieces.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { leftText } from '../../claim/claim-words.ts';
import { useNow } from '../../claim/use-now.ts';
import { claimWords } from '../../claim/words.ts';
import { useOrganisation } from '../organisation-context.ts';
import { overviewWords } from './overview-words.ts';
import { QuietShops, useQuietShops } from './quiet-shops.tsx';
import { useInbox, useOwnDeposit } from './use-overview.ts';

const most = 6;

/** What waits for the organisation, the earliest clock first; then money that runs low and shops that fell silent. */
export function InboxPart() {
  const t = useWords(overviewWords);
  const { orgId, may } = useOrganisation();
  const inbox = useInbox();
  const deposit = useOwnDeposit();
  const quiet = useQuietShops();
  const mine = (inbox.data?.claims ?? []).filter(({ clock }) => clock?.party === 'respondent');
  const level = deposit.data?.keeper ? levelOf(deposit.data) : 'ok';
  if (inbox.isError) return <ConsoleProblem error={inbox.error} onRetry={() => void inbox.refetch()} />;
  const waits = may('claims.read') && inbox.isPending;
  const nothing = mine.length === 0 && level === 'ok' && quiet.length === 0;
  return (
    <Part
      title={t.inbox}
      aside={
        may('claims.read') && (
          <Link to="/console/$orgId/claims" params={{ orgId }}>
            {t.allClaims}
          </Link>
        )
      }
    >
      {waits ? (
        <Loading lines={4} />
      ) : nothing ? (
        <EmptyState icon="check" title={t.inboxNone} />
      ) : (
        <ul className="todo-list">
          {mine.slice(0, most).map((claim) => (
            <ClaimLine key={claim.claimId} claim={claim} />
          ))}
          {mine.length > most && <li className="hint todo-more">{t.more(mine.length - most)}</li>}
          {level !== 'ok' && <DepositLine level={level} fen={deposit.data?.availableFen ?? 0} />}
          <QuietShops shops={quiet} />
        </ul>
      )}
    </Part>
  );
}

type Level = 'ok' | 'low' | 'below-floor' | 'empty';
const levelOf = ({ availableFen, level }: { availableFen: number; level: Exclude<Level, 'empty'> }): Level =>
  availableFen <= 0 ? 'empty' : level;

function ClaimLine({ claim }: { claim: ClaimRow }) {
  const t = useWords(overviewWords);
  const c = useWords(claimWords);
  const now = useNow();
  const { orgId, may } = useOrganisation();
  const { claimId, orderRef, kind, amountFen, clock } = claim;
  const left = clock ? Date.parse(clock.dueAt) - now : 0;
  const isOver = clock?.overdue || left <= 0;
  return (
    <li className="todo">
      <div className="todo-body">
        <span className="todo-title">
          {c.kinds[kind].title} · <Verbatim>{orderRef}</Verbatim>
        </span>
        <span className="row todo-facts">
          <Chip tone={isOver ? 'stop' : left < 6 * 3_600_000 ? 'warn' : 'info'} icon="clock">
            {isOver ? t.overdue : t.dueIn(leftText(left, c))}
          </Chip>
          {amountFen !== undefined && <span className="hint">{c.yuan(formatYuan(amountFen))}</span>}
        </span>
      </div>
      <Link
        to="/console/$orgId/claims/$claimId"
        params={{ orgId, claimId }}
        className={buttonClass(isOver ? 'secondary' : 'primary')}
      >
        {may('claims.answer') ? t.answer : t.look}
        <span className="visually-hidden">
          {' '}
          <Verbatim>{orderRef}</Verbatim>
        </span>
      </Link>
    </li>
  );
}

function DepositLine({ level, fen }: { level: Exclude<Level, 'ok'>; fen: number }) {
  const t = useWords(overviewWords);
  const { orgId } = useOrganisation();
  return (
    <li className="todo">
      <div className="todo-body">
        <span className="todo-title">{t.deposits[level]}</span>
        <span className="row todo-facts">
          <Chip tone={level === 'low' ? 'warn' : 'stop'}>{t.available(formatYuan(fen))}</Chip>
        </span>
      </div>
      <Link to="/console/$orgId/deposit" params={{ orgId }} className={buttonClass('secondary')}>
        {t.topUp}
      </Link>
    </li>
  );
}
