import type { Page } from "playwright-core";
import { protocolHeader, protocolVersion } from "../../src/domain/protocol/hello.ts";
import { sessionSchema } from "../../src/domain/protocol/person.ts";
import type { NamedBytes } from "../../src/domain/protocol/revision.ts";
import type { Wording, Written } from "../server/family-coe.ts";
import { enrolledDevice, signedHeaders, type TestDevice } from "../server/test-device.ts";

export type Author = NonNullable<Wording["author"]>;

/** Whoever is signed in has written these on another tablet, and it has sent what it has. */
export async function fromAnotherTablet(page: Page, written: (author: Author) => readonly Written[]): Promise<void> {
  const session: unknown = await page.evaluate(async () => (await fetch("/v1/session")).json());
  const { person } = sessionSchema.parse(session);
  if (person === null) throw new Error("nobody is signed in");
  const url = new URL(page.url()).origin;
  const cookie = await enter(url, person.id);
  const device = await enrolledDevice(url, cookie);
  const send = (path: string, { id, bytes }: NamedBytes) => put(url, cookie, device, `/v1/${path}/${id}`, bytes);
  for (const version of written({ recruiterId: person.id, name: person.name })) {
    await send("revisions", version);
    if (version.revision.attachments.length > 0) await send("attachments", version.signature);
  }
}

async function put(url: string, cookie: string, device: TestDevice, path: string, bytes: Uint8Array): Promise<void> {
  const body = bytes as Uint8Array<ArrayBuffer>;
  const answer = await fetch(url + path, {
    method: "PUT",
    headers: signedHeaders(device, cookie, "PUT", path, body),
    body,
  });
  if (answer.status !== 201) throw new Error(`the server answered ${answer.status}`);
}

async function enter(url: string, personId: string): Promise<string> {
  const headers = { "content-type": "application/json", [protocolHeader]: String(protocolVersion.max) };
  const init = { method: "POST", headers, body: JSON.stringify({ personId }) };
  const answer = await fetch(`${url}/v1/practice/session`, init);
  return (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
}
