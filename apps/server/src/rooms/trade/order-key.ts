import { createHmac } from 'node:crypto';

/** By which an order is found without its number standing anywhere in clear. */
export const orderKeyOf = (secret: Buffer, orderRef: string): Buffer =>
  createHmac('sha256', secret).update(`order\n${orderRef}`).digest();
