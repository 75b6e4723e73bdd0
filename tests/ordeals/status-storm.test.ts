import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { custodyOfCoe } from "../../src/storage/custody.ts";
import { unsentIds } from "../../src/storage/unsent-ids.ts";
import type { Carrier } from "../../src/sync/transport.ts";
import { patientAfter, recruiter, type StateServer, startState } from "../sync/state-server.ts";
import { newTablet, signedCoe } from "../sync/tablet.ts";
import { FalseServer, falseAnswers } from "./false-answers.ts";

let state: StateServer;
const liar = new FalseServer();
let liarUrl: string;
beforeAll(async () => {
  state = await startState();
  liarUrl = await liar.listen();
});
afterAll(async () => {
  liar.close();
  await state.stop();
});

/** Which requests do not get through to the State. */
type Hidden = "everything" | "what is sent" | "nothing";

describe("[P9] [P12] whatever is answered in the State's place: nothing is believed, nothing is dropped, nobody asks without end", () => {
  it.each(Object.entries(falseAnswers))("%s", async (name, says) => {
    const person = recruiter(`r-${name.replace(/\W+/g, "-")}`);
    const fair = await state.enter(person);
    let hidden: Hidden = "nothing";
    const carrier: Carrier = {
      fetch(path, init) {
        const isSent = init.method === "PUT" || path === "/v1/batch";
        const isHidden = hidden === "everything" || (hidden === "what is sent" && isSent);
        return isHidden ? fetch(liarUrl + path, init) : fair.fetch(path, init);
      },
      // Patience is over at once where the answer would take for ever.
      after: (ms, then) => patientAfter(says === "drip" && hidden !== "nothing" ? 50 : ms, then),
    };
    const tablet = await newTablet(carrier, person);
    const coes = [];
    for (let n = 0; n < 6; n++) coes.push(await signedCoe(tablet, `Familia ${n}`, [], person.id));
    const before = await unsentIds(tablet.db);
    liar.says = says;
    for (const what of ["what is sent", "everything"] as const) {
      hidden = what;
      liar.asked = 0;
      expect(await tablet.round({ byHand: true })).toMatchObject({ outcome: "problem", sent: 0 });
      expect(liar.asked, "requests of one round").toBeLessThanOrEqual(before.revisions.length + 2);
      const asked = liar.asked;
      // What has failed waits its turn: only the greeting may ask again at once.
      await tablet.round();
      expect(liar.asked - asked, "requests of a round right after it").toBeLessThanOrEqual(
        what === "everything" ? 1 : 6,
      );
      expect(await unsentIds(tablet.db)).toEqual(before);
      expect(await tablet.db.receipts.count()).toBe(0);
      expect((await custodyOfCoe(tablet.db, coes[0]?.coeId ?? ""))?.word).toBe("on-this-tablet-only");
    }
    hidden = "nothing";
    expect(await tablet.round({ byHand: true })).toMatchObject({ outcome: "done", sent: 6 });
    expect(await unsentIds(tablet.db)).toEqual({ revisions: [], attachments: [] });
    const rows = await state.store.reading
      .selectFrom("revisions")
      .select("id")
      .where("author_id", "=", person.id)
      .execute();
    expect(rows.map((row) => row.id).sort()).toEqual([...before.revisions].sort());
  });
});
