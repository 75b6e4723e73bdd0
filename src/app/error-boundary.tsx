import { Component, type ReactNode } from "react";
import { Button } from "../ui/button.tsx";
import { Page } from "../ui/page.tsx";
import { useWords } from "../ui/words.tsx";
import { isGonePiece, reloadOnce } from "./gone-piece.ts";

type BoundaryProps = {
  /** A new address is a new chance. */
  place: string;
  reload: () => void;
  children: ReactNode;
};
type BoundaryState = { failed: "gone" | "broken" | null; place: string };

/** A screen that failed says that the work is safe, because it is: everything that showed "Saved" was on the disk before. */
export class ErrorBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { failed: null, place: this.props.place };

  static getDerivedStateFromError(error: unknown): Partial<BoundaryState> {
    return { failed: isGonePiece(error) ? "gone" : "broken" };
  }

  static getDerivedStateFromProps(props: BoundaryProps, state: BoundaryState): BoundaryState {
    return props.place === state.place ? state : { failed: null, place: props.place };
  }

  override componentDidCatch(error: unknown): void {
    if (isGonePiece(error)) void reloadOnce(this.props.reload);
  }

  override render(): ReactNode {
    const { failed } = this.state;
    return failed ? <Failure reload={this.props.reload} words={failed} /> : this.props.children;
  }
}

function Failure({ reload, words }: { reload: () => void; words: "gone" | "broken" }) {
  const t = useWords();
  return (
    <div role="alert">
      <Page lede={t(`shell.failure.${words}`)} title={t("shell.failure.title")}>
        <Button icon="autorenew" onClick={reload} size="large">
          {t("shell.failure.reload")}
        </Button>
      </Page>
    </div>
  );
}
