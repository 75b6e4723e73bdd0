import type { Sha256 } from "../domain/base/sha256.ts";
import { proofLine, proofText } from "../domain/protocol/device-proof.ts";
import type { DeviceKey } from "../storage/device-key.ts";
import type { Carrier } from "./transport.ts";

/** A request as far as its proof goes. */
export interface ToProve {
  readonly method: string;
  readonly path: string;
  readonly bodyHash: Sha256;
  /** In the name of a tablet that this one was. */
  readonly deviceId?: string | undefined;
}

/** Makes the proof of each request of a round; a new one for every try. */
export interface Prover {
  /** Null as long as the tablet has no key: the State then says so, and the round makes one. */
  prove(request: ToProve): Promise<string | null>;
  /** What the State says that time it is. A tablet's own clock may be wrong by years (P20). */
  learn(serverTime: string): void;
}

export interface ProofSurroundings {
  readonly key: DeviceKey;
  ms(): number;
  newId(): string;
}

export function createProver({ key, ms, newId }: ProofSurroundings): Prover {
  let offset = 0;
  return {
    async prove(request) {
      const deviceId = request.deviceId ?? (await key.name())?.deviceId;
      if (deviceId === undefined) return null;
      const proven = { ...request, deviceId, time: Math.max(1, Math.round(ms() + offset)), nonce: newId() };
      const signature = await key.sign(deviceId, proofText(proven));
      return signature === null ? null : proofLine({ ...proven, signature });
    },
    learn(serverTime) {
      offset = Date.parse(serverTime) - ms();
    },
  };
}

/** The same way to the State, and every request over it is proved. */
export const proving = (carrier: Carrier, prover: Prover): Carrier => ({ ...carrier, prover });
