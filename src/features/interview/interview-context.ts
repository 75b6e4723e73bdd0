import { createContext, startTransition, useContext, useEffect, useState, useSyncExternalStore } from "react";
import type { CoeAnswers } from "../../domain/coe/coe.ts";
import type { StatePolicy } from "../../domain/states/state-policy.ts";
import type { World } from "../../storage/world.ts";
import type { DeterminationWatch } from "./determination-watch.ts";
import type { DraftSession } from "./draft-session.ts";

/** What every part of an open interview shares. None of its members changes while the interview is open. */
export interface Interview {
  readonly coeId: string;
  readonly world: World;
  readonly policy: StatePolicy;
  readonly session: DraftSession;
  readonly watch: DeterminationWatch;
  /** Says once, politely, what a tap did, with a way back where there is one. */
  readonly announce: (notice: Notice) => void;
  readonly readOnly: boolean;
}

export interface Notice {
  readonly text: string;
  readonly undo?: (() => void) | undefined;
}

export const InterviewContext = createContext<Interview | null>(null);

export function useInterview(): Interview {
  const interview = useContext(InterviewContext);
  if (!interview) throw new Error("an interview field stands outside an interview");
  return interview;
}

/** A part of the answers; the component renders again only when this part is another object. */
export function useAnswers<T>(select: (answers: CoeAnswers) => T): T {
  const { session } = useInterview();
  return useSyncExternalStore(session.subscribe, () => select(session.answers()));
}

/**
 * The same for what only accompanies the typing (a card's title, the family's name): drawn when typing pauses, so that a
 * keystroke is painted with no work of ours in its way. What is selected must be a plain value.
 */
export function useSettledAnswers<T extends string | number | boolean | null>(select: (answers: CoeAnswers) => T): T {
  const { session } = useInterview();
  const [value, setValue] = useState(() => select(session.answers()));
  const [choose] = useState(() => select);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const take = () => startTransition(() => setValue(choose(session.answers())));
    take();
    const stop = session.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(take, 120);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [session, choose]);
  return value;
}

export const coePath = (coeId: string, section?: string): string => `/coes/${coeId}${section ? `/${section}` : ""}`;
