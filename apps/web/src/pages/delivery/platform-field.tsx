import { useQuery } from '@tanstack/react-query';
import { api, problemOf } from '../../api/client.ts';
import { useWords } from '../../i18n/words.ts';
import { Choice } from '../../ui/field.tsx';
import { affiliationsKey } from '../console/organisation-context.ts';
import { deliveryWords } from './words.ts';

const asking = new Set(['proof-platform-needed', 'proof-order-unknown']);

/** The number alone does not say which order is meant. */
export const asksPlatform = (error: unknown): boolean =>
  asking.has(problemOf(error)?.type.split('/').at(-1) ?? '');

/** On which platform the order is: the organisation's own shop, or one that it sells on. */
export function PlatformField(props: {
  orgId: string;
  value: string | undefined;
  onChange: (platformId: string | undefined) => void;
}) {
  const t = useWords(deliveryWords);
  const { orgId } = props;
  const list = useQuery({
    queryKey: affiliationsKey(orgId),
    queryFn: () => api()('listAffiliations', { params: { orgId } }),
  });
  const active = (list.data?.affiliations ?? []).filter(
    ({ state, merchantId }) => state === 'active' && merchantId === orgId,
  );
  const platforms = new Map(active.map(({ platformId, platformName }) => [platformId, platformName]));
  return (
    <Choice
      label={t.platform}
      value={props.value ?? ''}
      options={[
        { value: '', label: t.platformByNumber },
        { value: orgId, label: t.platformOwn },
        ...[...platforms].map(([value, label]) => ({ value, label })),
      ]}
      onChange={(value) => props.onChange(value || undefined)}
    />
  );
}
