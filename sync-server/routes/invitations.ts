import * as z from "zod";
import {
  acceptInvitationSchema,
  invitationAnewSchema,
  invitationRequestSchema,
  invitationSchema,
  invitedSchema,
} from "../../src/domain/protocol/identity.ts";
import { sessionSchema } from "../../src/domain/protocol/person.ts";
import { Refusal } from "../problem.ts";
import { acceptInvitation, invite, inviteAnew, readInvitation } from "../store/invitations.ts";
import { entered } from "./entering.ts";
import { personParamsSchema, refuseConflict } from "./people.ts";
import { answer, json, jsonBody, route } from "./route.ts";

export const invitation = route({
  method: "post",
  path: "/v1/invitations",
  summary: "Offers somebody an account; the token is shown this once, to be handed on",
  action: "manage-people",
  fresh: true,
  body: jsonBody(invitationRequestSchema),
  answers: json(invitationSchema),
  refuses: ["malformed", "not-signed-in", "sign-in-again", "not-allowed", "name-taken", "protocol-not-spoken", "busy"],
  async run({ store, person, body }) {
    if (!person) throw new Refusal("not-signed-in");
    refuseConflict(body);
    return answer(await store.write((db) => invite(db, store, person.id, body)));
  },
});

export const invitationAnew = route({
  method: "post",
  path: "/v1/people/{personId}/invitation",
  summary: "For whoever cannot sign in any more: a link under which they choose a new password, shown this once",
  action: "manage-people",
  fresh: true,
  params: personParamsSchema,
  answers: json(invitationAnewSchema),
  refuses: ["malformed", "not-signed-in", "sign-in-again", "not-allowed", "not-found", "protocol-not-spoken", "busy"],
  async run({ store, person, params }) {
    if (!person) throw new Refusal("not-signed-in");
    const made = await store.write((db) => inviteAnew(db, store, person.id, params.personId));
    if (!made) throw new Refusal("not-found");
    return answer(made);
  },
});

/** The token travels in the body: an address is written into logs on its way. */
export const invitationOpened = route({
  method: "post",
  path: "/v1/invitations/opened",
  summary: "Whom a token invites, and until when",
  action: "be-met",
  body: jsonBody(z.strictObject({ token: acceptInvitationSchema.shape.token })),
  answers: json(invitedSchema),
  refuses: ["malformed", "not-found", "protocol-not-spoken"],
  async run({ store, body }) {
    const invited = await readInvitation(store.reading, store, body.token);
    if (!invited) throw new Refusal("not-found");
    return answer({ name: invited.name, signInName: invited.sign_in_name ?? "", expiresAt: invited.expires_at });
  },
});

export const invitationAccepted = route({
  method: "post",
  path: "/v1/invitations/accepted",
  summary: "Sets the password of whoever was invited, and signs them in; once",
  action: "be-met",
  body: jsonBody(acceptInvitationSchema),
  answers: json(sessionSchema),
  refuses: ["malformed", "not-found", "password-refused", "protocol-not-spoken", "busy"],
  async run(call) {
    const { store, body } = call;
    const personId = await store.write((db) => acceptInvitation(db, store, body.token, body.password));
    return await entered(call, personId);
  },
});
