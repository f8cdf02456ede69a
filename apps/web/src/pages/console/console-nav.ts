import type { OrganisationKind, Permission } from '@redress/contract';
import type { LinkProps } from '@tanstack/react-router';
import type { IconName } from '../../ui/icon.tsx';

export interface ConsoleNavItem {
  to: NonNullable<LinkProps['to']>;
  zh: string;
  en: string;
  icon: IconName;
  group: 'work' | 'shop' | 'money' | 'organisation';
  /** Shown only to who may. */
  permission: Permission;
  /** Shown only for organisations of one of these kinds. */
  kinds?: readonly OrganisationKind[];
}

/** Pages of an organisation, in the order in which they stand at the side: add a line for a new page. */
export const consoleNav: readonly ConsoleNavItem[] = [
  {
    to: '/console/$orgId',
    zh: '概览',
    en: 'Overview',
    icon: 'text',
    group: 'work',
    permission: 'org.read',
  },
  {
    to: '/console/$orgId/claims',
    zh: '买家主张',
    en: 'Claims',
    icon: 'clock',
    group: 'work',
    permission: 'claims.read',
  },
  {
    to: '/console/$orgId/platform',
    zh: '平台自查',
    en: 'Platform',
    icon: 'seal',
    group: 'work',
    permission: 'oversight.read',
    kinds: ['platform'],
  },
  {
    to: '/console/$orgId/platform/terms',
    zh: '规则自检',
    en: 'Own terms',
    icon: 'text',
    group: 'work',
    permission: 'oversight.read',
    kinds: ['platform'],
  },
  {
    to: '/console/$orgId/orders',
    zh: '订单与发货',
    en: 'Orders',
    icon: 'check',
    group: 'shop',
    permission: 'orders.read',
  },
  {
    to: '/console/$orgId/proofs',
    zh: '发货凭证',
    en: 'Delivery proofs',
    icon: 'plus',
    group: 'shop',
    permission: 'proofs.submit',
  },
  {
    to: '/console/$orgId/shops',
    zh: '店铺接入',
    en: 'Shops',
    icon: 'link',
    group: 'shop',
    permission: 'events.read',
    kinds: ['platform', 'merchant'],
  },
  {
    to: '/console/$orgId/webhooks',
    zh: '回调',
    en: 'Webhooks',
    icon: 'mail',
    group: 'shop',
    permission: 'webhooks.manage',
  },
  {
    to: '/console/$orgId/standards',
    zh: '发货标准',
    en: 'Standards',
    icon: 'text',
    group: 'shop',
    permission: 'standards.read',
    kinds: ['platform', 'merchant'],
  },
  {
    to: '/console/$orgId/deposit',
    zh: '保证金',
    en: 'Deposit',
    icon: 'seal',
    group: 'money',
    permission: 'deposit.read',
    kinds: ['merchant'],
  },
  {
    to: '/console/$orgId/keeping',
    zh: '代管保证金',
    en: 'Deposits kept',
    icon: 'file',
    group: 'money',
    permission: 'deposit.read',
    kinds: ['platform', 'alliance'],
  },
  {
    to: '/console/$orgId/merchants',
    zh: '商家核验',
    en: 'Merchants’ papers',
    icon: 'check',
    group: 'work',
    permission: 'vetting.read',
    kinds: ['platform'],
  },
  {
    to: '/console/$orgId/vetting',
    zh: '资质核验',
    en: 'Vetting',
    icon: 'file',
    group: 'organisation',
    permission: 'vetting.read',
  },
  {
    to: '/console/$orgId/members',
    zh: '成员',
    en: 'Members',
    icon: 'person',
    group: 'organisation',
    permission: 'org.read',
  },
  {
    to: '/console/$orgId/keys',
    zh: '接口密钥',
    en: 'API keys',
    icon: 'key',
    group: 'organisation',
    permission: 'keys.manage',
  },
];
