/** Pages by which a shop joins: its connection, webhooks to it, what it promises. */
export { ShopPage } from './shops/shop-page.tsx';
export { ShopsPage } from './shops/shops-page.tsx';
export { OrgStandardsPage } from './standards/standards-page.tsx';
export { WebhooksPage } from './webhooks/webhooks-page.tsx';
