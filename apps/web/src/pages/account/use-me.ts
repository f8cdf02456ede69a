import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

export const meKey = ['me'] as const;

/** Who is signed in, with the organisations they act for. */
export const useMe = () =>
  useQuery({ queryKey: meKey, queryFn: () => api()('getMe', {}), staleTime: 15_000 });
