import { type ReactNode, useId, useState } from "react";
import { useController, useFormContext } from "react-hook-form";
import type { DashableText, DashReason } from "../../domain/coe/answer.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { DashableField } from "../../ui/dashable-field.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { StatusLine } from "../../ui/status-line.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { type FieldWidth, TextField } from "../../ui/text-field.tsx";
import { useWords } from "../../ui/words.tsx";
import { useFieldId } from "./card-form.tsx";
import { useFieldProblem } from "./check-marks.ts";
import { unlessSaid } from "./official-words.tsx";

/** The words of one question. `name` is the field in the card's form; with the card's path before it, its id. */
export interface Question {
  readonly name: string;
  readonly label: ReactNode;
  readonly official?: ReactNode | undefined;
  readonly hint?: ReactNode | undefined;
  readonly note?: ReactNode | undefined;
}

type TextQuestion = Question & {
  width?: FieldWidth | undefined;
  inputMode?: "text" | "numeric" | "tel" | undefined;
  suggestions?: readonly Suggestion[] | undefined;
  maxLength?: number | undefined;
};

export function TextAnswer({ name, suggestions, ...rest }: TextQuestion) {
  const { register } = useFormContext();
  const id = useFieldId(name);
  const listId = useId();
  return (
    <>
      <TextField
        {...rest}
        {...register(name)}
        error={useFieldProblem(id)}
        id={id}
        list={suggestions ? listId : undefined}
        official={unlessSaid(rest.official, rest.label)}
        spellCheck={false}
      />
      {suggestions ? <Suggestions id={listId} words={suggestions} /> : null}
    </>
  );
}

/** What is written when it is chosen, with the reader's own word beside it where that is another one. */
type Suggestion = string | { readonly value: string; readonly label: string };

/** Offered while typing, never enforced. */
function Suggestions({ id, words }: { id: string; words: readonly Suggestion[] }) {
  return (
    <datalist id={id}>
      {words.map((word) => {
        const { value, label } = typeof word === "string" ? { value: word, label: undefined } : word;
        return <option key={value} label={label} value={value} />;
      })}
    </datalist>
  );
}

export function LongTextAnswer({ name, rows, id: givenId, ...rest }: Question & { rows?: number; id?: string }) {
  const { register } = useFormContext();
  const ownId = useFieldId(name);
  const id = givenId ?? ownId;
  return (
    <TextArea
      {...rest}
      {...register(name)}
      error={useFieldProblem(id)}
      id={id}
      official={unlessSaid(rest.official, rest.label)}
      rows={rows ?? 3}
    />
  );
}

type DashQuestion = TextQuestion & {
  /** Which dashes this element allows. */
  dashes: readonly DashReason[];
  /** Other words for a dash, "No second surname" instead of "None". */
  dashWords?: Partial<Record<DashReason, string>> | undefined;
  /** What is worth a second look in the text, said once the field is left; it hinders nothing. */
  caution?: ((text: string) => string | undefined) | undefined;
};

/** A text or one of the three reasons for a dash, which are three different answers. */
export function DashableAnswer({ name, dashes, dashWords, suggestions, caution, note, ...rest }: DashQuestion) {
  const t = useWords();
  const id = useFieldId(name);
  const listId = useId();
  const { field } = useController({ name });
  const value = field.value as DashableText;
  const [typing, setTyping] = useState(false);
  const doubt = typing || typeof value !== "string" ? undefined : caution?.(value);
  const words = {
    none: t("interview.dash.none"),
    "not-told": t("interview.dash.not-told"),
    unknown: t("interview.dash.unknown"),
  };
  return (
    <>
      <DashableField
        {...rest}
        choices={dashes.map((dash) => ({ value: dash, label: dashWords?.[dash] ?? words[dash] }))}
        choicesLabel={t("interview.dash.or")}
        error={useFieldProblem(id)}
        id={id}
        list={suggestions ? listId : undefined}
        name={name}
        official={unlessSaid(rest.official, rest.label)}
        note={
          doubt ? (
            <>
              <StatusLine spoken="" tone="caution">
                {doubt}
              </StatusLine>
              {note}
            </>
          ) : (
            note
          )
        }
        onBlur={() => {
          setTyping(false);
          field.onBlur();
        }}
        onChange={({ text, dash }) => {
          setTyping(dash === undefined);
          field.onChange(dash ? { dash } : text);
        }}
        spellCheck={false}
        value={typeof value === "string" ? { text: value, dash: undefined } : { text: "", dash: value.dash }}
      />
      {suggestions ? <Suggestions id={listId} words={suggestions} /> : null}
    </>
  );
}

type ChoiceQuestion<Value extends string> = Question & {
  choices: readonly { value: Value; label: ReactNode; hint?: ReactNode | undefined }[];
  layout?: "row" | "stack" | undefined;
};

export function ChoiceAnswer<Value extends string>({ name, ...rest }: ChoiceQuestion<Value>) {
  const id = useFieldId(name);
  const { field } = useController({ name });
  return (
    <RadioGroup
      {...rest}
      error={useFieldProblem(id)}
      id={id}
      onBlur={field.onBlur}
      official={unlessSaid(rest.official, rest.label)}
      onChange={field.onChange}
      value={(field.value as Value | null) ?? undefined}
    />
  );
}

/** yes, no, or not answered yet. */
export function YesNoAnswer({ name, ...rest }: Question & { yes?: string; no?: string }) {
  const t = useWords();
  const id = useFieldId(name);
  const { field } = useController({ name });
  const value = field.value as boolean | null;
  const { yes, no, ...words } = rest;
  return (
    <RadioGroup
      {...words}
      choices={[
        { value: "yes", label: yes ?? t("interview.yes") },
        { value: "no", label: no ?? t("interview.no") },
      ]}
      error={useFieldProblem(id)}
      id={id}
      layout="row"
      onBlur={field.onBlur}
      onChange={(answer) => field.onChange(answer === "yes")}
      value={value === null ? undefined : value ? "yes" : "no"}
    />
  );
}

/** `blankAs` is what the schema keeps while nothing is chosen, also after a choice was taken back. */
export function SelectAnswer({
  name,
  choices,
  blankAs = "",
  ...rest
}: Question & { choices: readonly { value: string; label: string }[]; blankAs?: "" | null }) {
  const t = useWords();
  const id = useFieldId(name);
  const { field } = useController({ name });
  return (
    <SelectField
      {...rest}
      blank={t("interview.choose")}
      choices={choices}
      error={useFieldProblem(id)}
      id={id}
      official={unlessSaid(rest.official, rest.label)}
      onBlur={field.onBlur}
      onChange={(event) => field.onChange(event.target.value === "" ? blankAs : event.target.value)}
      value={(field.value as string | null) ?? ""}
    />
  );
}

/** A box to tick for what is true only sometimes; unticked is "not answered". */
export function TickAnswer({ name, label, official, hint }: Question) {
  const id = useFieldId(name);
  const { field } = useController({ name });
  return (
    <Checkbox
      checked={field.value === true}
      hint={hint}
      id={id}
      label={label}
      official={official}
      onBlur={field.onBlur}
      onChange={(event) => field.onChange(event.target.checked ? true : null)}
    />
  );
}
