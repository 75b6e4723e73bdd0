import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { type FieldValues, FormProvider, useForm } from "react-hook-form";
import type { CoeAnswers } from "../../domain/coe/coe.ts";
import type { FieldPath } from "../../domain/coe/field-path.ts";
import { useInterview } from "./interview-context.ts";

/** Where a card's answers live. Both functions must keep the object they are given: its identity tells own writes from others'. */
export interface CardPart<Values extends object> {
  readonly read: (answers: CoeAnswers) => Values | undefined;
  readonly write: (answers: CoeAnswers, values: Values) => CoeAnswers;
}

interface CardFormProps<Values extends object> {
  /** The path of the card; its fields' ids begin with it. Another card needs another `key`. */
  readonly path: FieldPath;
  readonly part: CardPart<Values>;
  readonly children: ReactNode;
}

const CardPath = createContext<FieldPath>("");

/** The id of one of the card's fields, which is its FieldPath. */
export function useFieldId(name: string): FieldPath {
  const path = useContext(CardPath);
  return path === "" ? name : `${path}.${name}`;
}

/**
 * One form per card, so that typing in one of twenty children renders that card only. The form holds the answers while it is
 * open; what others change in the draft (undo, a filled-in place) comes in by `reset`, which never counts as typing.
 */
export function CardForm<Values extends object>({ path, part, children }: CardFormProps<Values>) {
  const { session } = useInterview();
  const [start] = useState(() => part.read(session.answers()));
  const form = useForm<FieldValues>({ defaultValues: structuredClone(start) as FieldValues });

  useEffect(() => {
    let held: unknown = start;
    let taking = false;
    const takeOver = () => {
      const now = part.read(session.answers());
      if (now === undefined || now === held) return;
      held = now;
      taking = true;
      form.reset(structuredClone(now) as FieldValues);
      taking = false;
    };
    takeOver();
    const stopForm = form.subscribe({
      formState: { values: true },
      callback: ({ values }) => {
        if (taking) return;
        const next = structuredClone(values) as Values;
        if (JSON.stringify(next) === JSON.stringify(held)) return;
        held = next;
        session.change((answers) => part.write(answers, next), isTyping() ? "typing" : "tap");
      },
    });
    const stopSession = session.subscribe(takeOver);
    return () => {
      stopForm();
      stopSession();
    };
  }, [form, part, session, start]);

  return (
    <CardPath value={path}>
      <FormProvider {...form}>{children}</FormProvider>
    </CardPath>
  );
}

/** A choice is one tap and is written at once; letters are gathered. */
const isTyping = (): boolean =>
  document.activeElement?.matches("input:not([type=radio]):not([type=checkbox]), textarea") === true;
