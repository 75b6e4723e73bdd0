import "../../../src/app/trusted-urls.ts";
import { newPasskey, passkeyProof } from "../../../src/storage/passkey.ts";
import { Vault } from "../../../src/storage/vault.ts";

/** What the test and the benchmark may touch from outside: the vault as the application gets it, with its real worker. */
const vaultKit = { Vault, newPasskey, passkeyProof };

declare global {
  interface Window {
    vaultKit: typeof vaultKit;
    /** Kept between two steps of a test. */
    vault: Vault;
  }
}

window.vaultKit = vaultKit;
