/** What is still to be done about a new passphrase that is written twice. */
export type PassphraseSlip = "missing" | "weak" | "different";

/** Why words do not protect, or null. */
export type Judge = (typed: string) => string | null;

export function slipIn(judge: Judge, passphrase: string, again: string): PassphraseSlip | null {
  if (passphrase.trim() === "") return "missing";
  if (judge(passphrase) !== null) return "weak";
  return passphrase === again ? null : "different";
}

/** The name of the field in which it is to be done. */
export const fieldOfSlip = (slip: PassphraseSlip): string => (slip === "different" ? "again" : "passphrase");
