import { Link } from '@tanstack/react-router';
import { useText } from '../i18n/language.ts';
import { PageTitle } from '../ui/basics.tsx';
import { Button, buttonClass } from '../ui/button.tsx';

/** A bug of ours: say so, keep the way back open. */
export function ErrorPage() {
  const t = useText().common;
  return (
    <div className="wrap narrow">
      <PageTitle title={t.errorTitle} lead={t.errorUnknown} />
      <Button look="primary" onClick={() => location.reload()}>
        {t.reload}
      </Button>
    </div>
  );
}

export function NotFoundPage() {
  const t = useText().common;
  return (
    <div className="wrap narrow">
      <PageTitle title={t.notFoundTitle} lead={t.notFoundText} />
      <Link to="/" className={buttonClass('primary')}>
        {t.home}
      </Link>
    </div>
  );
}
