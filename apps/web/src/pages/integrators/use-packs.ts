import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

/** A pack's guide, where it has another name. */
export const guideOf = (pack: string): string => ({ php: 'php-shop', node: 'node-shop' })[pack] ?? pack;

/** Packs and guides of the server: they change with its version only. */
export const usePacks = () =>
  useQuery({
    queryKey: ['packs'],
    queryFn: () => api()('listPacks', {}),
    staleTime: Number.POSITIVE_INFINITY,
  });
