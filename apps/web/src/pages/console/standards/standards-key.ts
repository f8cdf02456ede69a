export const orgStandardsKey = (orgId: string) => ['org-standards', orgId] as const;
