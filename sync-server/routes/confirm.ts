import { confirmAnswerSchema, confirmRequestSchema } from "../../src/domain/protocol/receipt.ts";
import { confirmHeld } from "../store/receipts.ts";
import { answer, jsonBody, longJson, proofRefusals, route } from "./route.ts";

/**
 * "Do you still have these?" (P11). Not narrowed to one's own COEs: a tablet carries the work of everybody who used it (P22), and
 * whoever can name the hash of the bytes has held the bytes.
 */
export const confirm = route({
  method: "post",
  path: "/v1/confirm",
  summary: "Which of these the server holds, with their receipts, and which it does not know",
  action: "send-work",
  proof: "tablet-or-office",
  body: jsonBody(confirmRequestSchema),
  answers: longJson(confirmAnswerSchema),
  refuses: ["malformed", "not-signed-in", ...proofRefusals, "too-large", "protocol-not-spoken"],
  run: async ({ store, body }) => answer(await confirmHeld(store, body.ids)),
});
