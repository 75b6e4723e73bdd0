import { firstRunSchema, signInSchema, signInWaysSchema } from "../../src/domain/protocol/identity.ts";
import { sessionSchema } from "../../src/domain/protocol/person.ts";
import { knownBrowserOf } from "../identity/session-cookie.ts";
import { signIn, takeTry } from "../identity/signing-in.ts";
import { Refusal } from "../problem.ts";
import { firstAdministrator, waitsForItsFirst } from "../store/first-run.ts";
import { entered } from "./entering.ts";
import { answer, json, jsonBody, route } from "./route.ts";

export const signInWays = route({
  method: "get",
  path: "/v1/sign-in",
  summary: "Which ways lead in here",
  action: "be-met",
  answers: json(signInWaysSchema),
  refuses: ["protocol-not-spoken"],
  async run({ store, premises }) {
    const { singleSignOn } = premises;
    return answer({
      practice: store.practice,
      firstRun: !store.practice && (await waitsForItsFirst(store.reading, store)),
      passkeys: !store.practice,
      singleSignOn: singleSignOn && { label: singleSignOn.label },
    });
  },
});

export const signInWithPassword = route({
  method: "post",
  path: "/v1/sign-in",
  summary: "Signs in with a name, a password and, where there is one, a second factor",
  action: "be-met",
  body: jsonBody(signInSchema),
  answers: json(sessionSchema),
  refuses: ["malformed", "sign-in-failed", "second-factor-needed", "try-later", "busy", "protocol-not-spoken"],
  async run(call) {
    const { store, body, visitor } = call;
    const knownBrowser = knownBrowserOf(visitor.cookies, visitor.secure);
    return await entered(call, await signIn(store, body, { address: visitor.address, knownBrowser }));
  },
});

/** A real State begins with nobody in it. The token printed where the server was started makes the first administrator, once. */
export const firstRun = route({
  method: "post",
  path: "/v1/first-run",
  summary: "Makes the first administrator of a new State with the one-time token",
  action: "be-met",
  body: jsonBody(firstRunSchema),
  answers: json(sessionSchema),
  refuses: ["malformed", "not-allowed", "password-refused", "try-later", "busy", "protocol-not-spoken"],
  async run(call) {
    const { store, body, visitor } = call;
    await takeTry(store, [{ key: `first run ${visitor.address}`, free: 10, longestSeconds: 60 }]);
    const personId = await store.write((db) => firstAdministrator(db, store, body));
    if (!personId) throw new Refusal("not-allowed");
    return await entered(call, personId);
  },
});
