import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

/** Packs and guides of the server: they change with its version only. */
export const usePacks = () =>
  useQuery({
    queryKey: ['packs'],
    queryFn: () => api()('listPacks', {}),
    staleTime: Number.POSITIVE_INFINITY,
  });
