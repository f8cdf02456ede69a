import './claim.css';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useMemo, useState } from 'react';
import { api, problemOf, randomKey } from '../../api/client.ts';
import { useCase } from '../../api/queries.ts';
import { useWords } from '../../i18n/words.ts';
import { keepReceipt } from '../../lib/known-cases.ts';
import { Notice, PageTitle } from '../../ui/basics.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { type ClaimDraft, emptyDraft, keepDraft, problemsOf, readDraft, toInput } from './claim-draft.ts';
import { ClaimForm } from './claim-form.tsx';
import { readFragment } from './link-fragment.ts';
import { openingWords } from './opening-words.ts';
import { TakenPart } from './taken-part.tsx';
import { claimWords } from './words.ts';

/** One sentence, no account. A shop's link or QR code has filled in the shop, and maybe the order number. */
export function ClaimPage() {
  const t = useWords(claimWords);
  const about = useWords(openingWords);
  const link = useMemo(() => readFragment(location.hash), []);
  const { caseId } = useSearch({ from: '/claim' });
  const shop = useQuery({
    queryKey: ['claim-shop', link.sourceId],
    queryFn: () => api()('getClaimShop', { params: { sourceId: link.sourceId as string } }),
    enabled: link.sourceId !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <div className="wrap narrow stack">
      <PageTitle
        title={t.title}
        lead={shop.data ? t.leadShop(shop.data.name, shop.data.answerHours) : t.lead}
      />
      {shop.data?.closed && (
        <Notice tone="quiet">
          <p>{about.shopClosed}</p>
        </Notice>
      )}
      {link.isBroken && (
        <Notice tone="warn" title={about.linkBroken}>
          <p>{about.linkBrokenText}</p>
        </Notice>
      )}
      {shop.isError && <ProblemNotice error={shop.error} onRetry={() => void shop.refetch()} />}
      {caseId ? (
        <FromCase caseId={caseId} />
      ) : (
        <Opening
          sourceId={link.sourceId}
          start={{ ...readDraft(), ...(link.orderRef ? { orderRef: link.orderRef } : {}) }}
        />
      )}
    </div>
  );
}

/** What the case knows already is filled in. */
function FromCase({ caseId }: { caseId: string }) {
  const view = useCase(caseId);
  if (view.isError) return <ProblemNotice error={view.error} onRetry={() => void view.refetch()} />;
  if (!view.data) return null;
  const { facts, parties, story, disputeType } = view.data;
  const amount = facts.amountFen?.value;
  const start: ClaimDraft = {
    ...emptyDraft,
    kind: disputeType === 'code-invalid' ? 'does-not-work' : 'not-received',
    shop: parties.merchant?.name ?? facts.merchantName?.value ?? facts.platformName?.value ?? '',
    orderRef: facts.orderNo?.value ?? '',
    sentence: story.slice(0, 500),
    amount: amount === undefined ? '' : (amount / 100).toFixed(2),
    paymentNo: facts.tradeNo?.value ?? '',
    shopEmail: parties.merchant?.email ?? '',
  };
  return <Opening caseId={caseId} start={start} />;
}

function Opening(props: { sourceId?: string | undefined; caseId?: string; start: ClaimDraft }) {
  const { sourceId, caseId } = props;
  const [draft, setDraft] = useState(props.start);
  const [asked, setAsked] = useState(false);
  /** The order that has a claim already, and whether a number was compared with its own. */
  const [found, setFound] = useState<{ orderRef: string; wasTried: boolean }>();
  const open = useOpenClaim(draft, sourceId, caseId);
  const problems = problemsOf(draft, sourceId);
  const change = (next: ClaimDraft) => {
    setDraft(next);
    if (!caseId) keepDraft(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (problems.size > 0 || open.isPending) return;
    const { orderRef, paymentNo } = draft;
    const onError = (error: Error) =>
      setFound(isClaimOpen(error) ? { orderRef, wasTried: paymentNo.trim() !== '' } : undefined);
    open.mutate(undefined, { onError });
  };
  const isTaken = found?.orderRef === draft.orderRef;
  const taken = (
    <TakenPart
      number={draft.paymentNo}
      set={(paymentNo) => change({ ...draft, paymentNo })}
      isConnected={sourceId !== undefined}
      wasTried={found?.wasTried === true && !open.isPending}
      busy={open.isPending}
    />
  );
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <ClaimForm
        draft={draft}
        change={change}
        problems={asked ? problems : new Set()}
        shopKnown={sourceId !== undefined}
        busy={open.isPending}
        error={isClaimOpen(open.error) ? undefined : open.error}
        retry={() => open.mutate()}
        taken={isTaken ? taken : undefined}
      />
    </form>
  );
}

const isClaimOpen = (error: unknown): boolean => problemOf(error)?.type.endsWith('/claim-open') === true;

const keyFor = (_draft: ClaimDraft): string => randomKey();

/** The same draft goes out under the same key, so that a retry after silence opens no second claim. */
function useOpenClaim(draft: ClaimDraft, sourceId: string | undefined, caseId: string | undefined) {
  const navigate = useNavigate();
  const key = useMemo(() => keyFor(draft), [draft]);
  return useMutation({
    mutationFn: async (): Promise<{ claimId: string; receiptCode?: string }> => {
      const call = api({ idempotencyKey: key });
      const body = toInput(draft, sourceId);
      return caseId ? call('openClaimFromCase', { params: { caseId }, body }) : call('openClaim', { body });
    },
    onSuccess: ({ claimId, receiptCode }) => {
      if (receiptCode) keepReceipt(claimId, receiptCode);
      keepDraft(undefined);
      return navigate({ to: '/claims/$claimId', params: { claimId }, replace: true });
    },
  });
}
