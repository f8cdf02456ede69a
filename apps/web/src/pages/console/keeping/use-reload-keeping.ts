import { useQueryClient } from '@tanstack/react-query';
import { useOrganisation } from '../organisation-context.ts';

/** Everything of the keeper reads again after each move: money stands in several lists at once. */
export function useReloadKeeping(): () => void {
  const { orgId } = useOrganisation();
  const client = useQueryClient();
  return () => {
    for (const name of [
      'keeping',
      'kept-payouts',
      'kept-top-ups',
      'payout-files',
      'deposit',
      'waiting-payees',
    ])
      void client.invalidateQueries({ queryKey: [name, orgId] });
  };
}
