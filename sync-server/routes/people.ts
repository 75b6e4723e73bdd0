import * as z from "zod";
import { staffChangeSchema, staffMemberSchema, staffSchema } from "../../src/domain/protocol/identity.ts";
import type { Person } from "../../src/domain/protocol/person.ts";
import { roleConflict } from "../../src/domain/protocol/roles.ts";
import { Refusal } from "../problem.ts";
import type { Db } from "../store/db.ts";
import { changePerson, deactivate, endAllSessions, listStaff, reactivate, staffMember } from "../store/staff.ts";
import type { Store } from "../store/store.ts";
import { answer, json, jsonBody, type Route, route } from "./route.ts";

export const personParamsSchema = z.strictObject({ personId: z.string().min(1).max(100) });

/** Roles that no one person has together are told by name. */
export function refuseConflict(placing: Pick<Person, "roles" | "district">): void {
  const conflict = roleConflict(placing);
  if (conflict) throw new Refusal("malformed", { path: "roles", message: conflict });
}

export const people = route({
  method: "get",
  path: "/v1/people",
  summary: "Everybody who has, had or is offered an account",
  action: "manage-people",
  answers: json(staffSchema),
  refuses: ["not-signed-in", "not-allowed", "protocol-not-spoken"],
  run: async ({ store }) => answer({ people: await listStaff(store) }),
});

export const changeOfPerson = route({
  method: "put",
  path: "/v1/people/{personId}",
  summary: "Another name, other roles, another place; with the roles their sessions end",
  action: "manage-people",
  fresh: true,
  params: personParamsSchema,
  body: jsonBody(staffChangeSchema),
  answers: json(staffMemberSchema),
  refuses: [
    "malformed",
    "not-signed-in",
    "sign-in-again",
    "not-allowed",
    "own-roles",
    "not-found",
    "last-administrator",
    "protocol-not-spoken",
    "busy",
  ],
  async run({ store, person, params, body }) {
    if (!person) throw new Refusal("not-signed-in");
    refuseConflict(body);
    return answer(
      await store.write(async (db) => {
        await changePerson(db, store, person.id, params.personId, body);
        return await staffMember(db, store, params.personId);
      }),
    );
  },
});

interface Deed {
  readonly method: "post" | "delete";
  readonly path: string;
  readonly summary: string;
  done(db: Db, store: Store, actorId: string, personId: string): Promise<void>;
}

/** What is done to an account by its id, and the account as it is then. */
const deedOn = ({ method, path, summary, done }: Deed): Route =>
  route({
    method,
    path,
    summary,
    action: "manage-people",
    fresh: true,
    params: personParamsSchema,
    answers: json(staffMemberSchema),
    refuses: [
      "malformed",
      "not-signed-in",
      "sign-in-again",
      "not-allowed",
      "not-found",
      "last-administrator",
      "protocol-not-spoken",
      "busy",
    ],
    async run({ store, person, params }) {
      if (!person) throw new Refusal("not-signed-in");
      return answer(
        await store.write(async (db) => {
          await done(db, store, person.id, params.personId);
          return await staffMember(db, store, params.personId);
        }),
      );
    },
  });

export const deactivation = deedOn({
  method: "post",
  path: "/v1/people/{personId}/deactivation",
  summary: "Lets somebody in no more, from the very next request on; nothing of theirs is deleted",
  done: deactivate,
});

export const reactivation = deedOn({
  method: "delete",
  path: "/v1/people/{personId}/deactivation",
  summary: "Lets somebody in again",
  done: reactivate,
});

export const sessionsOfPerson = deedOn({
  method: "delete",
  path: "/v1/people/{personId}/sessions",
  summary: "Signs somebody out everywhere",
  done: endAllSessions,
});
