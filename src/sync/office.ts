import type * as z from "zod";
import { ok } from "../domain/base/result.ts";
import { atScreen } from "./at-screen.ts";
import { type Answered, ask, browserCarrier, type Carrier, carry, utf8 } from "./transport.ts";

/** The way to the office in the name of this person; in nobody's where there is none. */
export const inNameOf = (personId: string | null): Carrier =>
  personId === null ? browserCarrier : { ...browserCarrier, inNameOf: personId };

/** In the name of whoever works at this screen now. What is tried again keeps it: somebody else may be there by then. */
export const inOwnName = (): Carrier => inNameOf(atScreen.personId);

type StepUp = () => Promise<boolean>;
let stepUp: StepUp | null = null;

/** Whoever asks the person at the screen whether it is still them. Called back where the State wants to know it; true when they have proved it. */
export function onSignInAgain(asks: StepUp): () => void {
  stepUp = asks;
  return () => {
    if (stepUp === asks) stepUp = null;
  };
}

/** What is dangerous asks for a proof of a moment ago. Once proved, the same question is put again. */
async function proved<T>(once: () => Answered<T>): Answered<T> {
  const answer = await once();
  if (answer.ok || answer.error.code !== "refused" || answer.error.problem !== "sign-in-again") return answer;
  return stepUp !== null && (await stepUp()) ? once() : answer;
}

/** Questions of the screens that work with a network only: the review desk, signing in. Never a draft, never an upload. */
export const officeGet = <T>(path: string, schema: z.ZodType<T>, carrier: Carrier = inOwnName()): Answered<T> =>
  proved(() => ask(carrier, { method: "GET", path }, schema));

export const officePost = <T>(
  path: string,
  body: unknown,
  schema: z.ZodType<T>,
  carrier: Carrier = inOwnName(),
): Answered<T> =>
  proved(() => ask(carrier, { method: "POST", path, body: utf8(body), type: "application/json" }, schema));

export const officePut = <T>(
  path: string,
  body: unknown,
  schema: z.ZodType<T>,
  carrier: Carrier = inOwnName(),
): Answered<T> =>
  proved(() => ask(carrier, { method: "PUT", path, body: utf8(body), type: "application/json" }, schema));

export const officeDelete = <T>(path: string, schema: z.ZodType<T>, carrier: Carrier = inOwnName()): Answered<T> =>
  proved(() => ask(carrier, { method: "DELETE", path }, schema));

/** The bytes of a revision or an attachment, as they came. */
export const officeBytes = (path: string, carrier: Carrier = inOwnName()): Answered<Uint8Array> =>
  carry(carrier, { method: "GET", path }).then((answer) => (answer.ok ? ok(answer.value.bytes) : answer));
