import type { Page } from "playwright-core";
import { protocolHeader, protocolVersion } from "../../src/domain/protocol/hello.ts";
import { sessionSchema } from "../../src/domain/protocol/person.ts";
import { sampleAnswers } from "../domain/coe/sample-answers.ts";
import { type Wording, type Written, write } from "../server/family-coe.ts";
import { enrolledDevice, signedHeaders, type TestDevice } from "../server/test-device.ts";

/** Whoever is signed in has continued one COE on two other tablets, and both have sent what they have. Gives the COE's id. */
export async function twoVersions(page: Page): Promise<string> {
  const session: unknown = await page.evaluate(async () => (await fetch("/v1/session")).json());
  const { person } = sessionSchema.parse(session);
  if (person === null) throw new Error("nobody is signed in");
  const author = { recruiterId: person.id, name: person.name };
  const answers = sampleAnswers();
  const draft = (wording: Wording) => write({ stage: "draft", author, ...wording });
  const begun = draft({});
  const { coeId } = begun.revision;
  const inCity = (city: string, deviceSeq: number) =>
    draft({
      coeId,
      parents: [begun.id],
      deviceSeq,
      answers: { ...answers, familyData: { ...answers.familyData, city } },
    });
  const url = new URL(page.url()).origin;
  const cookie = await enter(url, person.id);
  const device = await enrolledDevice(url, cookie);
  for (const version of [begun, inCity("Mesa Verde", 2), inCity("Stone Ridge", 3)])
    await send(url, cookie, device, version);
  return coeId;
}

async function send(url: string, cookie: string, device: TestDevice, { id, bytes }: Written): Promise<void> {
  const path = `/v1/revisions/${id}`;
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
