import * as z from "zod";
import { readHistory } from "../store/history.ts";
import { answer, json, route } from "./route.ts";

const healthSchema = z.strictObject({ ok: z.literal(true), practice: z.boolean() });

/** Says that the database answers, and nothing about what is in it. */
export const health = route({
  method: "get",
  path: "/v1/health",
  summary: "Whether the server can read its database",
  action: "be-met",
  answers: json(healthSchema),
  refuses: ["unexpected"],
  async run({ store }) {
    await readHistory(store.reading);
    return answer({ ok: true, practice: store.practice });
  },
});
