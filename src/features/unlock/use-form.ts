import { type FormEvent, useRef, useState } from "react";
import { type Person, sessionSchema } from "../../domain/protocol/person.ts";
import { officePost } from "../../sync/office.ts";
import { type OfficeRefusal, refusalOf } from "../../sync/office-refusal.ts";

type Answers = Readonly<Record<string, string>>;

interface Form {
  readonly busy: boolean;
  readonly refusal: OfficeRefusal | null;
  /** The fields without an answer, after the first try. */
  readonly missing: ReadonlySet<string>;
  submit(event: FormEvent<HTMLFormElement>): void;
}

type FormWords = {
  path: string;
  /** Fields that must have an answer, in their order on the screen. */
  required: readonly string[];
  body: (answers: Answers) => unknown;
  enter: (person: Person) => Promise<void>;
  /** A refusal that is only the next step. True: it is no refusal. */
  onRefused?: ((refusal: OfficeRefusal, answers: Answers) => boolean) | undefined;
};

/** A form whose answer is a session. What is missing is said at its field, which gets the cursor; the rest is the server's to judge. */
export function useForm({ path, required, body, enter, onRefused }: FormWords): Form {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<OfficeRefusal | null>(null);
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  const sending = useRef(false);
  const send = async (answers: Answers) => {
    setBusy(true);
    setRefusal(null);
    const session = await officePost(path, body(answers), sessionSchema);
    if (session.ok && session.value.person) return enter(session.value.person);
    const told = session.ok ? null : refusalOf(session.error);
    setBusy(false);
    if (told && !onRefused?.(told, answers)) setRefusal(told);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (sending.current) return;
    const form = event.currentTarget;
    const answers = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    const empty = required.filter((name) => (answers[name] ?? "").trim() === "");
    setMissing(new Set(empty));
    const [first] = empty;
    if (first !== undefined) {
      form.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();
      return;
    }
    sending.current = true;
    void send(answers).finally(() => {
      sending.current = false;
    });
  };
  return { busy, refusal, missing, submit };
}
