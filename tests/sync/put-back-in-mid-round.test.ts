import { expect, it, onTestFinished } from "vitest";
import { nameAttachment } from "../../src/storage/attachments.ts";
import type { Carrier } from "../../src/sync/transport.ts";
import { jpeg } from "../server/picture-making.ts";
import { patientAfter, recruiter, type StateServer, startState } from "./state-server.ts";
import { newTablet, signedCoe, type Tablet } from "./tablet.ts";

async function holdsAll({ store }: StateServer, { db }: Tablet): Promise<void> {
  const made = await db.revisions.toCollection().primaryKeys();
  const held = await store.reading.selectFrom("revisions").select("id").execute();
  expect(held.map(({ id }) => id).sort()).toEqual([...made].sort());
}

// The versions go first and get the places 1 to 3; then the server is put back, and the photos get the same places once more.
it.each([
  ["ends where the first had ended", 3],
  ["goes past where the first had ended", 4],
])(
  "[P13] [P11] a server is put back between two requests of one round, and its second history %s: nothing is lost",
  async (_how, photos) => {
    const person = recruiter(`r-${photos}`);
    const yesterday = await startState();
    onTestFinished(() => yesterday.stop());
    const cookie = await yesterday.cookieOf(person);
    let { address } = yesterday;
    const carrier: Carrier = {
      fetch: (path, init) => fetch(address + path, { ...init, headers: { ...init.headers, cookie } }),
      after: patientAfter,
    };
    const tablet = await newTablet(carrier, person);
    tablet.clock.ms = Date.now();
    await tablet.round();
    const restored = await startState(undefined, await yesterday.copy());
    onTestFinished(() => restored.stop());
    const pictures = Array.from({ length: photos }, (_, at) => jpeg({ notes: [["comment", Buffer.from(`${at}`)]] }));
    await signedCoe(tablet, "Uno", [], person.id);
    await signedCoe(
      tablet,
      "Dos",
      pictures.map((picture) => nameAttachment(picture, "image/jpeg")),
      person.id,
    );
    let receipts = 0;
    const passing = (point: string) => {
      if (point === "after-keep-receipts") receipts += 1;
      if (receipts === 1) ({ address } = restored);
    };
    await tablet.round({ passing });
    expect(receipts).toBe(2);
    await tablet.round();
    await tablet.round();
    await holdsAll(restored, tablet);
  },
);

it("[P13] [P11] what was held long ago is told beside what is new, and the server is put back to between them: nothing is lost", async () => {
  const person = recruiter("r-beside");
  const yesterday = await startState();
  onTestFinished(() => yesterday.stop());
  const cookie = await yesterday.cookieOf(person);
  let { address } = yesterday;
  let lost: "PUT" | "/v1/changes" | null = null;
  const carrier: Carrier = {
    async fetch(path, init) {
      const answer = await fetch(address + path, { ...init, headers: { ...init.headers, cookie } });
      if (lost !== null && (init.method === lost || path.startsWith(lost))) throw new TypeError("network error");
      return answer;
    },
    after: patientAfter,
  };
  const tablet = await newTablet(carrier, person);
  tablet.clock.ms = Date.now();
  await tablet.round();
  await signedCoe(tablet, "Uno", [], person.id);
  lost = "PUT";
  await tablet.round();
  // A page would show that the feed goes further than what was seen.
  lost = "/v1/changes";
  const restored = await startState(undefined, await yesterday.copy());
  onTestFinished(() => restored.stop());
  await signedCoe(tablet, "Dos", [], person.id);
  await signedCoe(tablet, "Tres", [], person.id);
  tablet.clock.ms += 3_600_000;
  expect(await tablet.round()).toMatchObject({ sent: 3 });
  ({ address } = restored);
  lost = null;
  await tablet.round();
  await tablet.round();
  await holdsAll(restored, tablet);
});
