import { sha256OfBytes } from "../domain/base/sha256.ts";
import type { RescueReceipt } from "../domain/protocol/rescue.ts";
import { inOwnName } from "./office.ts";
import { type Answered, type Carrier, createTransport } from "./transport.ts";

/** A parcel that somebody brought as a file. Whoever hands it in reads none of it; the same file twice is the same receipt. */
export const officeSendParcel = (bytes: Uint8Array, carrier: Carrier = inOwnName()): Answered<RescueReceipt> =>
  createTransport(carrier).handIn({ sha256: sha256OfBytes(bytes), bytes });
