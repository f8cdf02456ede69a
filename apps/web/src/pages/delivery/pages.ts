/** Pages about deliveries in one file to load. */
export { OrderPage } from '../console/deliveries/order-page.tsx';
export { OrdersPage } from '../console/deliveries/orders-page.tsx';
export { ProofsPage } from '../console/deliveries/proofs-page.tsx';
export { ProofPage } from './proof-page.tsx';
export { StandardPage, StandardsPage } from './standards-page.tsx';
