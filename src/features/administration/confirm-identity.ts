import { createContext, type ReactNode, useContext } from "react";

interface Confirming {
  /** It was shown: what was asked for can be asked again. */
  readonly onConfirmed: () => void;
  readonly onClose: () => void;
}

/** Draws the question that proves once more who works here. It is handed in: signing in is not this feature's work. */
export type ConfirmIdentity = (confirming: Confirming) => ReactNode;

export const ConfirmIdentityContext = createContext<ConfirmIdentity | null>(null);

export const useConfirmIdentity = (): ConfirmIdentity | null => useContext(ConfirmIdentityContext);
