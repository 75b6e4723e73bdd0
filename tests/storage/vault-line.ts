import { performance } from "node:perf_hooks";
import type { Clocks } from "../../src/storage/pin.ts";
import { type NewVault, type Proof, Strongbox } from "../../src/storage/strongbox.ts";
import { answerAtDoor } from "../../src/storage/strongbox-door.ts";
import { type PageLine, Vault } from "../../src/storage/vault.ts";
import { morning, nextId } from "./made.ts";

/**
 * The line between a page and its worker without a browser: messages are cloned and come later, and nothing comes after the end.
 * The worker itself is held in a real browser by tests/journeys/vault.test.ts.
 */
export function vaultLine(clocks: Partial<Clocks> = {}): PageLine {
  let over = false;
  let toPage: (event: { data: unknown }) => void = () => undefined;
  let toWorker: (event: { data: unknown }) => void = () => undefined;
  answerAtDoor(
    {
      addEventListener: (_kind, heard) => {
        toWorker = heard;
      },
      postMessage(message, transfer) {
        const data = structuredClone(message, { transfer: transfer as ArrayBuffer[] });
        setImmediate(() => !over && toPage({ data }));
      },
    },
    new Strongbox({ monotonic: () => performance.now(), wall: () => Date.now(), ...clocks }),
  );
  return {
    addEventListener(kind: string, heard: (event: { readonly data: unknown }) => void) {
      if (kind === "message") toPage = heard;
    },
    postMessage(message) {
      const data = structuredClone(message);
      setImmediate(() => !over && toWorker({ data }));
    },
    terminate() {
      over = true;
    },
  } as PageLine;
}

export const vaultWithoutBrowser = (clocks?: Partial<Clocks>): Vault => new Vault(() => vaultLine(clocks));

export const words = "seven herons cross the river";
export const passphrase = (typed: string): Extract<Proof, { kind: "passphrase" }> => ({
  kind: "passphrase",
  passphrase: typed,
});
export const right = passphrase(words);
export const wrong = passphrase("seven herons cross the road");

export const newVault: NewVault = {
  personId: "r-1",
  initials: "LF",
  createdAt: morning,
  proof: right,
  practice: false,
};

export const place = { table: "drafts", row: nextId(), schema: 3 };
export const bytes = new TextEncoder().encode('{"lastName":"Peña"}');

/** A vault that is shut, as it lies on the disk, with one thing that was sealed while it was open. */
export async function shutVault() {
  const vault = vaultWithoutBrowser();
  const made = await vault.create(newVault);
  if (!made.ok) throw new Error(made.error.code);
  const row = made.value;
  const sealed = await vault.seal(place, bytes);
  vault.lock();
  const opening = (proof: Proof, more: object = {}) => ({ row, proof, practice: false, pin: null, ...more });
  return { row, sealed, opening };
}
