import { practiceEntrySchema, practicePeopleSchema, sessionSchema } from "../../src/domain/protocol/person.ts";
import { readPeople } from "../store/people.ts";
import { entered } from "./entering.ts";
import { answer, json, jsonBody, route } from "./route.ts";

export const practicePeople = route({
  method: "get",
  path: "/v1/practice/people",
  summary: "Practice only: the people one may enter as",
  action: "be-met",
  practiceOnly: true,
  answers: json(practicePeopleSchema),
  refuses: ["not-found", "protocol-not-spoken"],
  run: async ({ store }) => answer({ people: await readPeople(store.reading, store) }),
});

export const enterPractice = route({
  method: "post",
  path: "/v1/practice/session",
  summary: "Practice only: enter as one of these people, with one click",
  action: "be-met",
  practiceOnly: true,
  body: jsonBody(practiceEntrySchema),
  answers: json(sessionSchema),
  refuses: ["malformed", "not-found", "protocol-not-spoken"],
  run: async (call) => await entered(call, call.body.personId),
});
