import { Link } from '@tanstack/react-router';
import { useText } from '../../i18n/language.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useCaseContext } from './case-context.ts';
import { type TaskName, taskNames } from './tasks.ts';

/** Leads to the task after this one, at the end of the list back to the overview. */
export function NextPage(props: { after: TaskName }) {
  const { common, case: t } = useText();
  const { view } = useCaseContext();
  const next = taskNames[taskNames.indexOf(props.after) + 1];
  const params = { caseId: view.caseId };
  return (
    <div className="page-next">
      {next ? (
        <Link to={`/case/$caseId/${next}`} params={params} className={buttonClass('primary', true)}>
          <span>{common.nextIs(t.tasks[next].title)}</span>
          <Icon name="chevron" />
        </Link>
      ) : (
        <Link to="/case/$caseId" params={params} className={buttonClass('secondary', true)}>
          {t.overview}
        </Link>
      )}
    </div>
  );
}
