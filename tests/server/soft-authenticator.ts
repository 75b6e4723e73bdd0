import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";

/** What an authenticator and the browser before it would not do by themselves. */
export interface Mischief {
  readonly origin?: string;
  readonly rpId?: string;
  /** Nobody's finger, face or PIN. */
  readonly unverified?: true;
  readonly counter?: number;
  readonly type?: string;
  readonly challenge?: string;
}

const sha256 = (bytes: Uint8Array | string): Buffer => createHash("sha256").update(bytes).digest();
const base64url = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString("base64url");

/** A passkey in software (ES256, no attestation), with the browser's part of the conversation. */
export function softAuthenticator(at: string) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(32);
  const jwk = publicKey.export({ format: "jwk" });
  let counter = 0;

  const clientBytes = (type: string, challenge: string, m: Mischief): Buffer =>
    Buffer.from(
      JSON.stringify({
        type: m.type ?? type,
        challenge: m.challenge ?? challenge,
        origin: m.origin ?? at,
        crossOrigin: false,
      }),
    );

  function authenticatorBytes(m: Mischief, attested: Uint8Array): Buffer {
    counter += 1;
    const flags = 0x01 | (m.unverified ? 0 : 0x04) | (attested.length > 0 ? 0x40 : 0);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(m.counter ?? counter);
    return Buffer.concat([sha256(m.rpId ?? new URL(at).hostname), Buffer.from([flags]), count, attested]);
  }

  return {
    id: base64url(id),
    create(challenge: string, m: Mischief = {}) {
      const coordinate = (name: "x" | "y") => Uint8Array.from(Buffer.from(jwk[name] ?? "", "base64url"));
      const cose = new Map<number, number | Uint8Array<ArrayBuffer>>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, coordinate("x")],
        [-3, coordinate("y")],
      ]);
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, isoCBOR.encode(cose)]);
      const authData = Uint8Array.from(authenticatorBytes(m, attested));
      const attestation = new Map<string, unknown>([
        ["fmt", "none"],
        ["attStmt", new Map()],
        ["authData", authData],
      ]);
      return {
        id: base64url(id),
        rawId: base64url(id),
        type: "public-key",
        response: {
          clientDataJSON: base64url(clientBytes("webauthn.create", challenge, m)),
          attestationObject: base64url(isoCBOR.encode(attestation as never)),
          transports: ["internal"],
        },
        clientExtensionResults: {},
      };
    },
    get(challenge: string, m: Mischief = {}) {
      const client = clientBytes("webauthn.get", challenge, m);
      const authData = authenticatorBytes(m, new Uint8Array());
      const signature = createSign("sha256")
        .update(Buffer.concat([authData, sha256(client)]))
        .sign(privateKey);
      return {
        id: base64url(id),
        rawId: base64url(id),
        type: "public-key",
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(authData),
          signature: base64url(signature),
        },
        clientExtensionResults: {},
      };
    },
  };
}
