/** Pages of money: a merchant's deposit, and deposits kept for merchants. */
export { DepositPage } from './deposit/deposit-page.tsx';
export { KeepingPage } from './keeping/keeping-page.tsx';
