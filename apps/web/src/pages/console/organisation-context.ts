import type { OrganisationView, Permission } from '@redress/contract';
import { createContext, useContext } from 'react';

export const OrganisationContext = createContext<OrganisationView | undefined>(undefined);

/** The organisation whose console is open, and what the signed-in person may do for it. */
export function useOrganisation(): OrganisationView & { may: (permission: Permission) => boolean } {
  const organisation = useContext(OrganisationContext);
  if (!organisation) throw new Error('useOrganisation outside of the console');
  return { ...organisation, may: (permission) => organisation.permissions.includes(permission) };
}

export const organisationKey = (orgId: string) => ['organisation', orgId] as const;

export const membersKey = (orgId: string) => ['members', orgId] as const;

export const depositKey = (orgId: string) => ['deposit', orgId] as const;

export const affiliationsKey = (orgId: string) => ['affiliations', orgId] as const;
