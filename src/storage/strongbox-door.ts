import { count, having } from "../domain/base/shape.ts";
import type { Strongbox } from "./strongbox.ts";
import { type AnswerMessage, type Ask, isAskMessage } from "./vault-messages.ts";

/** The worker's end of the line: what a `DedicatedWorkerGlobalScope` has. */
export interface WorkerLine {
  addEventListener(kind: "message", heard: (event: { readonly data: unknown }) => void): void;
  postMessage(message: AnswerMessage, transfer: Transferable[]): void;
}

/** Answers what the page asks of the strongbox, each by its number, in whatever order they are done. */
export function answerAtDoor(line: WorkerLine, strongbox: Strongbox): void {
  line.addEventListener("message", ({ data }) => {
    if (!isAskMessage(data)) {
      // Whoever asked waits for this number; what has no number was not asked by our page.
      if (isNumbered(data)) line.postMessage({ id: data.id, failed: "malformed" }, []);
      return;
    }
    const { id, ask } = data;
    answerTo(strongbox, ask).then(
      (answer) => line.postMessage({ id, answer }, buffersOf(answer)),
      (error: unknown) => line.postMessage({ id, failed: error instanceof Error ? error.name : typeof error }, []),
    );
  });
}

const isNumbered = having<{ readonly id: number }>({ id: count });

async function answerTo(strongbox: Strongbox, ask: Ask): Promise<unknown> {
  switch (ask.kind) {
    case "create":
      return await strongbox.create(ask.words);
    case "unlock":
      return await strongbox.unlock(ask.words);
    case "rest":
      return strongbox.rest();
    case "resume":
      return await strongbox.resume(ask.words.pin);
    case "changePassphrase":
      return await strongbox.changePassphrase(ask.words.row, ask.words.proof, ask.words.passphrase);
    case "addPasskey":
      return await strongbox.addPasskey(ask.words.row, ask.words.proof, ask.words.passkey);
    case "meetState":
      return await strongbox.meetState(ask.words.publicKey);
    case "seal":
      return await strongbox.seal(ask.words.place, ask.words.bytes);
    case "emptyEnvelope":
      return await strongbox.emptyEnvelope(ask.words.place);
    case "openMany":
      return await strongbox.openMany(ask.words.rows);
  }
}

/** What is sealed or opened is handed over, not copied. */
function buffersOf(answer: unknown): Transferable[] {
  if (answer instanceof ArrayBuffer) return [answer];
  if (!Array.isArray(answer)) return [];
  const buffers = new Set<ArrayBuffer>();
  for (const each of answer as { readonly value?: unknown }[]) {
    if (each.value instanceof Uint8Array && each.value.buffer instanceof ArrayBuffer) buffers.add(each.value.buffer);
  }
  return [...buffers];
}
