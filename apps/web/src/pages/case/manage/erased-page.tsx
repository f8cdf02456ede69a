import { Link } from '@tanstack/react-router';
import { useText } from '../../../i18n/language.ts';
import { PageTitle } from '../../../ui/basics.tsx';
import { buttonClass } from '../../../ui/button.tsx';

/** What a buyer sees after erasing: that it is done. */
export function ErasedPage() {
  const { case: t, common } = useText();
  return (
    <div className="wrap narrow">
      <PageTitle title={t.erased} />
      <Link to="/" className={buttonClass('secondary')}>
        {common.home}
      </Link>
    </div>
  );
}
