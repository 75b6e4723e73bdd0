import * as z from "zod";
import { changesPageSchema, cursorSchema } from "../../src/domain/protocol/change.ts";
import { Refusal } from "../problem.ts";
import { historyChanged, parseCursor, readChanges } from "../store/changes.ts";
import { reachOf } from "../store/scope.ts";
import { answer, longJson, proofRefusals, route } from "./route.ts";

/** What happened since: one's own COEs for a recruiter, those of their area for the office. */
export const changes = route({
  method: "get",
  path: "/v1/changes",
  summary: "What happened after a cursor, or from the beginning",
  action: "read-changes",
  proof: "tablet-or-office",
  query: z.strictObject({ after: cursorSchema.optional() }),
  answers: longJson(changesPageSchema),
  refuses: ["malformed", "not-signed-in", ...proofRefusals, "not-allowed", "history-changed", "protocol-not-spoken"],
  async run({ store, person, query }) {
    if (!person) throw new Refusal("not-signed-in");
    if (query.after === undefined || query.after === "") return answer(await readChanges(store, 0, reachOf(person)));
    const cursor = parseCursor(query.after);
    if (!cursor) throw new Refusal("malformed", { after: "not a cursor" });
    if (await historyChanged(store, store.reading, cursor))
      throw new Refusal("history-changed", { server: store.server });
    return answer(await readChanges(store, cursor.seq, reachOf(person)));
  },
});
