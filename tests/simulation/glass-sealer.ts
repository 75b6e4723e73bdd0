import { err, ok } from "../../src/domain/base/result.ts";
import type { Place } from "../../src/domain/protocol/envelope.ts";
import type { Opened, SealedRow, Sealer } from "../../src/storage/sealer.ts";

const nameOf = ({ table, row, schema }: Place): Uint8Array => new TextEncoder().encode(`${table}\n${row}\n${schema}\n`);

/**
 * An envelope of glass: the bytes behind the name of their place. Most towns have it in the place of a vault, whose cryptography costs
 * more than all else that a tablet does; who sees through it is nobody's question here, and a row in another's place is still noticed.
 */
export function glassSealer(): Sealer {
  const seal = (place: Place, bytes: Uint8Array): ArrayBuffer => {
    const name = nameOf(place);
    const sealed = new Uint8Array(name.length + bytes.length);
    sealed.set(name);
    sealed.set(bytes, name.length);
    return sealed.buffer;
  };
  const open = ({ place, envelope }: SealedRow): Opened => {
    const name = nameOf(place);
    const sealed = new Uint8Array(envelope);
    return name.every((byte, at) => sealed[at] === byte) ? ok(sealed.slice(name.length)) : err("wrong-place");
  };
  return {
    seal: async (place, bytes) => seal(place, bytes),
    emptyEnvelope: () => Promise.reject(new Error("no page is left in a simulation")),
    open: async (place, envelope) => open({ place, envelope }),
    openMany: async (rows) => rows.map(open),
  };
}
