import { Link } from '@tanstack/react-router';
import { Verbatim } from '../../ui/basics.tsx';
import { useCaseContext } from './case-context.ts';
import { itemAnchor } from './evidence/item-card.tsx';

/** Leads to an item of the case, by its file name; nothing where it was withdrawn. */
export function ItemLink({ itemId }: { itemId: string | undefined }) {
  const { view } = useCaseContext();
  const item = view.items.find(({ id }) => id === itemId);
  if (!item) return null;
  return (
    <Link to="/case/$caseId/evidence" params={{ caseId: view.caseId }} hash={itemAnchor(item.id)}>
      <Verbatim>{item.file}</Verbatim>
    </Link>
  );
}
