import type { ReactNode } from "react";
import { Button } from "./button.tsx";

type LoadMoreProps = {
  /** How many are shown, of how many. */
  shown: ReactNode;
  /** Absent when everything is shown. */
  more?: { label: string; onPress: () => void; busy?: boolean | undefined } | undefined;
};

export function LoadMore({ shown, more }: LoadMoreProps) {
  return (
    <div className="load-more">
      <span role="status">{shown}</span>
      {more ? (
        <Button busy={more.busy} icon="expand-more" onClick={more.onPress} variant="secondary">
          {more.label}
        </Button>
      ) : null}
    </div>
  );
}
