export { card, type ShopCard } from './card.ts';
export { type BuiltEvent, buildEvent, type EventInput } from './event.ts';
export { type FileSystem, fileSpool } from './file-spool.ts';
export { newSigningKey } from './keys.ts';
export { createShop, type Flushed, type Shop, type ShopOptions } from './shop.ts';
export { type SignedHeaders, type SigningKeys, signHeaders } from './sign.ts';
export { signBatch } from './sign-batch.ts';
export { memorySpool, type Spool, type SpooledEvent } from './spool.ts';
export { verifyWebhook, type WebhookBody, type WebhookCheck, type WebhookType } from './verify.ts';
