import { useWords } from '../../../i18n/words.ts';
import { PageTitle } from '../../../ui/basics.tsx';
import { ProofForm } from '../../delivery/proof-form.tsx';
import { deliveryWords } from '../../delivery/words.ts';
import { useOrganisation } from '../organisation-context.ts';

/** Proofs of orders that no connector reports. */
export function ProofsPage() {
  const t = useWords(deliveryWords);
  const { orgId } = useOrganisation();
  return (
    <>
      <PageTitle title={t.proofsTitle} lead={t.proofsLead} />
      <ProofForm access={{ orgId }} />
    </>
  );
}
