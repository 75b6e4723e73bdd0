import * as z from "zod";
import type { Instant } from "../../src/domain/base/instant.ts";
import { signOnCookie, signOnOf } from "../identity/session-cookie.ts";
import { SignOnRefused } from "../identity/single-sign-on.ts";
import { Refusal } from "../problem.ts";
import { personOfSubject, rememberAttempt, takeAttempt } from "../store/single-sign-on.ts";
import type { Store } from "../store/store.ts";
import { newToken } from "../store/token.ts";
import { cookiesFor } from "./entering.ts";
import { type Premises, type Reply, route, type Visitor } from "./route.ts";

/** Back to our own pages by a redirect, never a pop-up: those lose their opener under Cross-Origin-Opener-Policy. */
const to = (address: string, cookies: readonly string[]): Reply<null> => ({
  status: 303,
  answer: null,
  headers: { Location: address, "Set-Cookie": cookies },
});

/**
 * Whoever comes back is met by the sign-in page: at any other address a tablet would show the person whom it remembers, who may be
 * somebody else than the one who signed in.
 */
const signInPage = "/sign-in";

/** The sign-in page says in its own words what to do now; the cause is in the server's log, as a code. */
function refused(premises: Premises, visitor: Visitor, error: unknown): Reply<null> {
  if (!(error instanceof SignOnRefused)) throw error;
  premises.log(error);
  return to(`${signInPage}?sign-on=${error.why}`, [signOnCookie("", visitor.secure)]);
}

const backOf = (visitor: Visitor): string => `${visitor.origin}/v1/sign-on/back`;

export const beginSignOn = route({
  method: "get",
  path: "/v1/sign-on",
  summary: "Sends the browser to the State's own sign-on",
  action: "be-met",
  query: z.object({ again: z.literal("1").optional() }),
  answers: { kind: "none" },
  refuses: ["malformed", "not-found", "protocol-not-spoken"],
  async run({ store, premises, visitor, query }) {
    const { singleSignOn } = premises;
    if (!singleSignOn) throw new Refusal("not-found");
    const state = newToken(store);
    const attempt = { nonce: newToken(store), verifier: newToken(store) };
    try {
      const address = await singleSignOn.addressFor(attempt, state, backOf(visitor), query.again === "1");
      await store.write((db) => rememberAttempt(db, store, state, attempt));
      return to(address, [signOnCookie(state, visitor.secure)]);
    } catch (error) {
      return refused(premises, visitor, error);
    }
  },
});

/** When they proved themselves there, where that is told; never later than now. */
function strongAtOf(store: Store, authTime: unknown): Instant | null {
  if (typeof authTime !== "number" || !Number.isFinite(authTime)) return null;
  const now = store.now();
  return new Date(Math.min(authTime * 1000, Date.parse(now))).toISOString() as Instant;
}

const word = z.string().max(4000).optional();
/** What a sign-on may send back (RFC 6749 4.1.2, RFC 9207); anything more it sends is not for us. */
const answerWords = { state: word, code: word, iss: word, error: word, error_description: word };
type Answer = z.infer<z.ZodObject<typeof answerWords>>;

async function whoCameBack(store: Store, premises: Premises, visitor: Visitor, given: Answer) {
  const { singleSignOn } = premises;
  if (!singleSignOn) throw new Refusal("not-found");
  const state = given.state ?? "";
  // Begun in this browser: else a stranger's link could sign somebody in as the stranger.
  if (state === "" || signOnOf(visitor.cookies, visitor.secure) !== state)
    throw new SignOnRefused("NOT_BEGUN_HERE", "over");
  const attempt = await store.write((db) => takeAttempt(db, store, state));
  if (!attempt) throw new SignOnRefused("ATTEMPT_UNKNOWN", "over");
  const backWith = new URL(backOf(visitor));
  for (const [name, value] of Object.entries(given)) if (value !== undefined) backWith.searchParams.set(name, value);
  const claims = await singleSignOn.claimsIn(attempt, state, backWith);
  const verifiedEmail = claims.email_verified === true && typeof claims.email === "string" ? claims.email : null;
  const who = { issuer: claims.iss, subject: claims.sub, verifiedEmail };
  const personId = await store.write((db) => personOfSubject(db, store, who));
  if (!personId) throw new SignOnRefused("NOBODY_HERE", "nobody");
  return { personId, strongAt: strongAtOf(store, claims.auth_time) };
}

export const finishSignOn = route({
  method: "get",
  path: "/v1/sign-on/back",
  summary: "Where the State's own sign-on sends the browser back to",
  action: "be-met",
  query: z.object(answerWords),
  answers: { kind: "none" },
  refuses: ["malformed", "not-found", "protocol-not-spoken"],
  async run(call) {
    const { store, premises, visitor, query } = call;
    try {
      const { personId, strongAt } = await whoCameBack(store, premises, visitor, query);
      const cookies = await cookiesFor(call, personId, strongAt);
      return to(signInPage, [...cookies, signOnCookie("", visitor.secure)]);
    } catch (error) {
      return refused(premises, visitor, error);
    }
  },
});
