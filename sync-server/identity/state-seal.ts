import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from "node:crypto";
import { join } from "node:path";
import { canonicalText, type Plain } from "../../src/domain/base/canonical.ts";
import type { SignedHead } from "../../src/domain/review/evidence.ts";
import { readOrMake } from "./key-file.ts";

type Seal = SignedHead["seal"];

/** By which the State signs what it gives away: the ends of its chains, and the evidence of one COE. */
export interface StateSeal {
  readonly publicKey: string;
  /** The same with a seal over its canonical text. */
  seal<T extends object>(value: T): T & { readonly seal: Seal };
}

const exported = (key: KeyObject): string => key.export({ type: "spki", format: "der" }).toString("base64");

const textOf = (value: object): Buffer => Buffer.from(canonicalText(value as Plain));

/** Ed25519, in a file of its own that only this account reads: a copy of the database signs nothing. */
export async function openStateSeal(folder: string): Promise<StateSeal> {
  const made = async () => generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" });
  const privateKey = createPrivateKey(await readOrMake(join(folder, "seal.key"), made));
  const publicKey = exported(createPublicKey(privateKey));
  return {
    publicKey,
    seal: (value) => {
      const signature = sign(null, textOf(value), privateKey).toString("base64");
      return { ...value, seal: { publicKey, signature } };
    },
  };
}

/** Whether a seal is by the key that it names, over exactly what stands beside it. */
export function sealHolds({ seal, ...value }: { readonly seal: Seal }): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(seal.publicKey, "base64"), type: "spki", format: "der" });
    return (
      key.asymmetricKeyType === "ed25519" && verify(null, textOf(value), key, Buffer.from(seal.signature, "base64"))
    );
  } catch {
    return false;
  }
}
