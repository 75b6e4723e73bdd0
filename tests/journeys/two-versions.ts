import type { Page } from "playwright-core";
import { protocolHeader } from "../../src/domain/protocol/hello.ts";
import { sessionSchema } from "../../src/domain/protocol/person.ts";
import { sampleAnswers } from "../domain/coe/sample-answers.ts";
import { type Wording, type Written, write } from "../server/family-coe.ts";

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
  for (const version of [begun, inCity("Mesa Verde", 2), inCity("Stone Ridge", 3)]) await send(page, version);
  return coeId;
}

async function send(page: Page, { id, bytes }: Written): Promise<void> {
  const status = await page.evaluate(
    async ([name, header, numbers]) => {
      const init = { method: "PUT", headers: { [header]: "1" }, body: new Uint8Array(numbers) };
      return (await fetch(`/v1/revisions/${name}`, init)).status;
    },
    [id, protocolHeader, [...bytes]] as const,
  );
  if (status !== 201) throw new Error(`the server answered ${status}`);
}
