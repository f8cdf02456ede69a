import { Icon } from '../../ui/icon.tsx';
import type { TaskState } from './tasks.ts';

const icons = { todo: 'empty', doing: 'clock', check: 'warn', done: 'check' } as const;

/** The sign of a task's state; its word stands beside it. */
export function TaskMark(props: { state: TaskState }) {
  return (
    <span className={`task-mark task-mark-${props.state}`}>
      <Icon name={icons[props.state]} />
    </span>
  );
}

export const taskTone = { todo: 'quiet', doing: 'info', check: 'warn', done: 'ok' } as const;
