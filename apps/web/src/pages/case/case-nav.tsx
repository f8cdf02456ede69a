import { Link } from '@tanstack/react-router';
import { useText } from '../../i18n/language.ts';
import { Icon } from '../../ui/icon.tsx';
import { useCaseContext } from './case-context.ts';
import { TaskMark } from './task-mark.tsx';
import { taskNames, taskState } from './tasks.ts';

/** The steps at the side of a wide screen; a phone goes through the overview instead. */
export function CaseNav() {
  const { case: t, path, service, links, statement } = useText();
  const { view } = useCaseContext();
  const params = { caseId: view.caseId };
  return (
    <nav className="case-nav" aria-label={t.caseNav}>
      <Link to="/case/$caseId" params={params} activeOptions={{ exact: true }} className="case-nav-link">
        <Icon name="text" />
        {t.overview}
      </Link>
      {taskNames.map((task) => (
        <Link key={task} to={`/case/$caseId/${task}`} params={params} className="case-nav-link">
          <TaskMark state={taskState(view, task)} />
          <span>{t.tasks[task].title}</span>
          <span className="visually-hidden">{t.taskStates[taskState(view, task)]}</span>
        </Link>
      ))}
      <Link to="/case/$caseId/path" params={params} className="case-nav-link">
        <Icon name="clock" />
        {path.title}
      </Link>
      <Link to="/case/$caseId/service" params={params} className="case-nav-link">
        <Icon name="mail" />
        {service.title}
      </Link>
      <Link to="/case/$caseId/links" params={params} className="case-nav-link">
        <Icon name="link" />
        {links.nav}
      </Link>
      <Link to="/case/$caseId/statement" params={params} className="case-nav-link">
        <Icon name="text" />
        {statement.nav}
      </Link>
      <Link to="/case/$caseId/manage" params={params} className="case-nav-link">
        <Icon name="key" />
        {t.manage}
      </Link>
    </nav>
  );
}
