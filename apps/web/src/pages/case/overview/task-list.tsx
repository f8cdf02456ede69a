import { Link } from '@tanstack/react-router';
import { useText } from '../../../i18n/language.ts';
import { Chip, Part } from '../../../ui/basics.tsx';
import { useCaseContext } from '../case-context.ts';
import { TaskMark, taskTone } from '../task-mark.tsx';
import { type TaskName, taskNames, taskState } from '../tasks.ts';

/** The five tasks, each with its state in words. */
export function TaskList() {
  const t = useText().case;
  const { view } = useCaseContext();
  const done = taskNames.filter((task) => taskState(view, task) === 'done').length;
  return (
    <Part title={t.taskTitle} aside={<span className="hint">{t.tasksDone(done, taskNames.length)}</span>}>
      <ul className="tasks">
        {taskNames.map((task) => (
          <li key={task} className="task-row">
            <Task task={task} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Task({ task }: { task: TaskName }) {
  const t = useText().case;
  const { view } = useCaseContext();
  const state = taskState(view, task);
  return (
    <Link to={`/case/$caseId/${task}`} params={{ caseId: view.caseId }} className="task">
      <TaskMark state={state} />
      <span>
        <span className="task-title">{t.tasks[task].title}</span>
        <span className="hint">{t.tasks[task].text}</span>
      </span>
      <Chip tone={taskTone[state]} icon={false}>
        {t.taskStates[state]}
      </Chip>
    </Link>
  );
}
