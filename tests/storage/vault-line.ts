import { performance } from "node:perf_hooks";
import type { Clocks } from "../../src/storage/pin.ts";
import { Strongbox } from "../../src/storage/strongbox.ts";
import { answerAtDoor } from "../../src/storage/strongbox-door.ts";
import { type PageLine, Vault } from "../../src/storage/vault.ts";

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
