/** Vetting in the console, in one file to load. */
export { DepartedFilePage } from './departed-page.tsx';
export { MerchantVettingPage } from './merchant-page.tsx';
export { MerchantVettingsPage } from './merchants-page.tsx';
export { VettingPage } from './vetting-page.tsx';
