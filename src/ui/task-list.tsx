import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-paths.ts";
import { InAppLink } from "./in-app-link.tsx";
import { Pill } from "./pill.tsx";
import type { Tone } from "./tone.ts";

export type Task = {
  id: string;
  href: string;
  title: ReactNode;
  official?: ReactNode | undefined;
  detail?: ReactNode | undefined;
  state: { words: string; tone: Tone; icon?: IconName | undefined };
};

type TaskListProps = {
  label: string;
  tasks: readonly Task[];
  currentId?: string | undefined;
  onFollow?: ((href: string) => void) | undefined;
};

/** The sections of a long form, to be taken in any order. */
export function TaskList({ label, tasks, currentId, onFollow }: TaskListProps) {
  return (
    <ol aria-label={label} className="task-list">
      {tasks.map((task) => (
        <li className="task" key={task.id}>
          <InAppLink
            aria-current={task.id === currentId ? "step" : undefined}
            className="task__link"
            href={task.href}
            onFollow={onFollow}
          >
            <span className="task__words">
              <span className="task__title">{task.title}</span>
              {task.official ? (
                <span className="task__detail" lang="en">
                  {task.official}
                </span>
              ) : null}
              {task.detail ? <span className="task__detail">{task.detail}</span> : null}
            </span>
            <Pill icon={task.state.icon} tone={task.state.tone}>
              {task.state.words}
            </Pill>
            <Icon name="arrow-forward" size="small" />
          </InAppLink>
        </li>
      ))}
    </ol>
  );
}
