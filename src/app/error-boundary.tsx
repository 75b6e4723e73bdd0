import { Component, type ReactNode } from "react";
import { Button } from "../ui/button.tsx";
import { Page } from "../ui/page.tsx";
import { useWords } from "../ui/words.tsx";

type BoundaryProps = {
  /** A new address is a new chance. */
  place: string;
  reload: () => void;
  children: ReactNode;
};
type BoundaryState = { failed: boolean; place: string };

/** A screen that failed says that the work is safe, because it is: everything that showed "Saved" was on the disk before. */
export class ErrorBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { failed: false, place: this.props.place };

  static getDerivedStateFromError(): Partial<BoundaryState> {
    return { failed: true };
  }

  static getDerivedStateFromProps(props: BoundaryProps, state: BoundaryState): BoundaryState {
    return props.place === state.place ? state : { failed: false, place: props.place };
  }

  override render(): ReactNode {
    return this.state.failed ? <Failure reload={this.props.reload} /> : this.props.children;
  }
}

function Failure({ reload }: { reload: () => void }) {
  const t = useWords();
  return (
    <div role="alert">
      <Page lede={t("shell.failure.safe")} title={t("shell.failure.title")}>
        <Button icon="autorenew" onClick={reload} size="large">
          {t("shell.failure.reload")}
        </Button>
      </Page>
    </div>
  );
}
