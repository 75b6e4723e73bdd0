import * as z from "zod";
import { doneSchema } from "../../src/domain/protocol/identity.ts";
import { mintedIdSchema } from "../../src/domain/protocol/names.ts";
import { noticesSchema } from "../../src/domain/protocol/notice.ts";
import { Refusal } from "../problem.ts";
import { markNoticeSeen, unreadNotices } from "../store/notices.ts";
import { answer, json, route } from "./route.ts";

export const notices = route({
  method: "get",
  path: "/v1/notices",
  summary: "What concerns oneself and was not read yet: a tablet that was reported lost, work that was recovered",
  action: "use-own-account",
  answers: json(noticesSchema),
  refuses: ["not-signed-in", "protocol-not-spoken"],
  async run({ store, person }) {
    if (!person) throw new Refusal("not-signed-in");
    return answer({ notices: await unreadNotices(store.reading, person.id) });
  },
});

export const noticeSeen = route({
  method: "post",
  path: "/v1/notices/{noticeId}/seen",
  summary: "One has read it; the same twice as once",
  action: "use-own-account",
  params: z.strictObject({ noticeId: mintedIdSchema }),
  answers: json(doneSchema),
  refuses: ["malformed", "not-signed-in", "not-found", "protocol-not-spoken", "busy"],
  async run({ store, person, params }) {
    if (!person) throw new Refusal("not-signed-in");
    const isTheirs = await store.write((db) => markNoticeSeen(db, store, person.id, params.noticeId));
    if (!isTheirs) throw new Refusal("not-found");
    return answer({ done: true });
  },
});
