import { setTimeout as pause } from "node:timers/promises";
import { type Receipt, receiptSchema } from "../../src/domain/protocol/receipt.ts";
import { sampleAnswers } from "../domain/coe/sample-answers.ts";
import { type Written, write } from "../server/family-coe.ts";
import { signedHeaders, type TestDevice } from "../server/test-device.ts";

export interface Caller {
  readonly device: TestDevice;
  readonly cookie: string;
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body?: Uint8Array<ArrayBuffer> | string;
}

/** One call to one of the servers; it throws where there is no answer that can be read. */
export async function call(url: string, { device, cookie }: Caller, { method, path, body }: Asked): Promise<unknown> {
  const headers = signedHeaders(device, cookie, method, path, body);
  const answer = await fetch(url + path, { method, headers, ...(body === undefined ? {} : { body }) });
  if (!answer.ok) throw new Error(`${method} ${path.split(/[/?]/, 3).join("/")} was answered ${answer.status}`);
  return await answer.json();
}

/** What all tablets of an ordeal have lived through. */
export interface Lived {
  /** By the name of what was sent: the receipt that was given for it. */
  readonly receipts: Map<string, Receipt>;
  readonly milliseconds: number[];
  /** Answers that were none, by what was said. */
  readonly failures: Map<string, number>;
  /** A second receipt that differed from the first. */
  readonly contradictions: string[];
  repeats: number;
}

export const newLife = (): Lived => ({
  receipts: new Map(),
  milliseconds: [],
  failures: new Map(),
  contradictions: [],
  repeats: 0,
});

export interface Field {
  readonly lived: Lived;
  /** Any of the servers, as a proxy before them gives it. */
  anyServer(): string;
  chance(): number;
  isOver(): boolean;
}

/** A family unlike every other one: two COEs with the same child would be another ordeal. */
function familyNamed(name: string) {
  const answers = sampleAnswers();
  const children = answers.childData.children.map((child) => ({ ...child, lastName1: name }));
  return { ...answers, childData: { ...answers.childData, children } };
}

const nameOf = (n: number): string =>
  n.toString(26).replaceAll(/./g, (digit) => "abcdefghijklmnopqrstuvwxyz"[Number.parseInt(digit, 26)] ?? "");

/** Sends until a receipt has come back, whichever server is up, as a tablet does. */
async function sendUntilReceived(field: Field, caller: Caller, path: string, bytes: Uint8Array): Promise<Receipt> {
  const body = bytes as Uint8Array<ArrayBuffer>;
  for (;;) {
    const began = performance.now();
    try {
      const receipt = receiptSchema.parse(await call(field.anyServer(), caller, { method: "PUT", path, body }));
      field.lived.milliseconds.push(performance.now() - began);
      return receipt;
    } catch (error) {
      const said = (error instanceof Error ? error.message : String(error))
        .replaceAll(/[0-9a-f]{16,}/g, "…")
        .slice(0, 200);
      field.lived.failures.set(said, (field.lived.failures.get(said) ?? 0) + 1);
      field.lived.repeats += 1;
      await pause(20 + field.chance() * 200);
    }
  }
}

function keep({ receipts, contradictions }: Lived, id: string, receipt: Receipt): void {
  const before = receipts.get(id);
  if (before && (before.seq !== receipt.seq || before.chain !== receipt.chain)) contradictions.push(id);
  if (receipt.id !== id) contradictions.push(id);
  receipts.set(id, before ?? receipt);
}

/** Writes and sends COE after COE with its signature; one in ten is sent a second time, as after an answer that was lost. */
export async function livingTablet(
  field: Field,
  caller: Caller,
  number: number,
  author: Written["revision"]["author"],
): Promise<void> {
  for (let sent = 0; !field.isOver(); sent += 1) {
    const coe = write({
      author,
      answers: familyNamed(`Familia ${nameOf(number)} ${nameOf(sent)}`),
      deviceSeq: sent + 1,
      change: (revision) => ({ ...revision, made: { ...revision.made, deviceId: caller.device.deviceId } }),
    });
    for (const [path, { id, bytes }] of [
      [`/v1/revisions/${coe.id}`, coe],
      [`/v1/attachments/${coe.signature.id}`, coe.signature],
    ] as const) {
      keep(field.lived, id, await sendUntilReceived(field, caller, path, bytes));
      if (field.chance() < 0.1) keep(field.lived, id, await sendUntilReceived(field, caller, path, bytes));
    }
  }
}
