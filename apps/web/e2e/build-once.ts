import { buildStalePages } from '../../../tools/pages.ts';

/** Before any suite, so that no two of them build the pages at the same time. */
export default function setup(): void {
  buildStalePages();
}
