import * as z from "zod";
import type { Sha256 } from "../../src/domain/base/sha256.ts";
import { contentNameSchema } from "../../src/domain/protocol/names.ts";
import { receiptSchema } from "../../src/domain/protocol/receipt.ts";
import { Refusal } from "../problem.ts";
import type { PutAnswer } from "../store/attachments.ts";
import { nameOf } from "../store/content-name.ts";
import type { Store } from "../store/store.ts";
import { bytesBody, json, type Route, route } from "./route.ts";

/** What is named by its own content. */
export const contentParamsSchema = z.strictObject({ id: contentNameSchema });

interface NamedPlace {
  readonly path: string;
  readonly summary: string;
  /** In bytes. */
  readonly limit: number;
  /** Takes the bytes into custody; that they bear their name is known by then. */
  put(store: Store, id: Sha256, bytes: Uint8Array, carrierId: string): Promise<PutAnswer>;
}

/** Sending is putting a named thing in its named place: twice, late or in another order is the same as once. 201 if it is new, 200 if it was held already. */
export const putNamed = ({ path, summary, limit, put }: NamedPlace): Route =>
  route({
    method: "put",
    path,
    summary,
    access: "signed-in",
    params: contentParamsSchema,
    body: bytesBody(limit),
    answers: json(receiptSchema),
    refuses: ["malformed", "not-signed-in", "too-large", "bytes-do-not-match-name", "protocol-not-spoken", "busy"],
    async run({ store, person, params, body }) {
      if (nameOf(body) !== params.id) throw new Refusal("bytes-do-not-match-name");
      const { receipt, isNew } = await put(store, params.id, body, person?.id ?? "");
      return { status: isNew ? 201 : 200, answer: receipt };
    },
  });
