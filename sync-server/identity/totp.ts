import { Secret, TOTP } from "otpauth";
import type { Instant } from "../../src/domain/base/instant.ts";

const period = 30;

/** What every authenticator app understands (RFC 6238): SHA-1, six digits, half a minute. */
const appFor = (secret: Uint8Array, label: string): TOTP =>
  new TOTP({
    issuer: "Surco",
    label,
    algorithm: "SHA1",
    digits: 6,
    period,
    secret: new Secret({ buffer: Uint8Array.from(secret).buffer }),
  });

export function offerFor(secret: Uint8Array, label: string): { readonly secret: string; readonly address: string } {
  const app = appFor(secret, label);
  return { secret: app.secret.base32, address: app.toString() };
}

/** The half minute whose code this is, one back or ahead of ours for a clock that is not quite right; null for a wrong code. */
export function stepOf(secret: Uint8Array, code: string, now: Instant): number | null {
  const timestamp = Date.parse(now);
  const delta = appFor(secret, "").validate({ token: code, timestamp, window: 1 });
  return delta === null ? null : Math.floor(timestamp / 1000 / period) + delta;
}
