import type { ComponentType } from "react";
import { StepUp } from "./step-up.tsx";

/** A screen on which something may ask for a proof of a moment ago. */
export const withStepUp = <Props extends object>(Screen: ComponentType<Props>): ComponentType<Props> =>
  function ProvedScreen(props: Props) {
    return (
      <>
        <Screen {...props} />
        <StepUp />
      </>
    );
  };
