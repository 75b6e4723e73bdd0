import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readDevice } from "../../src/storage/device.ts";
import { rememberRecruiter } from "../../src/storage/recruiter.ts";
import { unsentIds } from "../../src/storage/unsent-ids.ts";
import { recruiter, type StateServer, startState } from "./state-server.ts";
import { freshTablet, signedCoe, type Tablet } from "./tablet.ts";
import { problem, weatherOver } from "./weather.ts";

let state: StateServer;
beforeAll(async () => {
  state = await startState();
});
afterAll(() => state.stop());

async function strangerOf(id: string) {
  const network = weatherOver(await state.enter(recruiter(id)));
  const tablet = await freshTablet(network, recruiter(id));
  // A clock that is wrong would cost every first request a second one.
  tablet.clock.ms = Date.now();
  return { network, tablet };
}

async function knownPeople({ db }: Tablet): Promise<string[]> {
  const { deviceId } = await readDevice(db);
  const rows = await state.store.reading
    .selectFrom("device_people")
    .select("person_id")
    .where("device_id", "=", deviceId)
    .orderBy("person_id")
    .execute();
  return rows.map((row) => row.person_id);
}

describe("a tablet that the State does not know", () => {
  it("introduces itself before anything else, and sends in the same round", async () => {
    const { network, tablet } = await strangerOf("r-new");
    await signedCoe(tablet, "Ortiz", [], "r-new");
    expect(await tablet.round()).toMatchObject({ outcome: "done", sent: 1 });
    expect(network.log.slice(0, 3)).toEqual(["POST /v1/devices", "GET /v1/hello", expect.stringContaining("PUT ")]);
    expect(await knownPeople(tablet)).toEqual(["r-new"]);
  });

  it("introduces itself once: later rounds begin with the greeting", async () => {
    const { network, tablet } = await strangerOf("r-once");
    await tablet.round();
    const asked = network.log.length;
    expect(await tablet.round()).toMatchObject({ outcome: "done" });
    expect(network.log[asked]).toBe("GET /v1/hello");
    expect(network.log.filter((line) => line === "POST /v1/devices")).toHaveLength(1);
  });

  it("[P22] is introduced again by the next person who uses it, and by the first one no second time", async () => {
    const { network, tablet } = await strangerOf("r-first");
    await tablet.round();
    const second = weatherOver(await state.enter(recruiter("r-second")));
    await rememberRecruiter(tablet.db, recruiter("r-second"));
    await signedCoe(tablet, "Luna", [], "r-second");
    expect(await tablet.round({ transport: tablet.over(second) })).toMatchObject({ outcome: "done", sent: 1 });
    expect(second.log.slice(0, 2)).toEqual(["POST /v1/devices", "GET /v1/hello"]);
    expect(await knownPeople(tablet)).toEqual(["r-first", "r-second"]);
    await rememberRecruiter(tablet.db, recruiter("r-first"));
    const asked = network.log.length;
    expect(await tablet.round()).toMatchObject({ outcome: "done" });
    expect(network.log[asked]).toBe("GET /v1/hello");
  });

  it.each([
    [403, "not-allowed", "refused"],
    [401, "not-signed-in", "not-signed-in"],
    [426, "protocol-not-spoken", "protocol-not-spoken"],
    [503, "busy", "busy"],
  ] as const)(
    "[P12] whose introduction is answered %i %s keeps all its work and says so",
    async (status, code, said) => {
      const { network, tablet } = await strangerOf(`r-${code}`);
      await signedCoe(tablet, "Ortiz", [], `r-${code}`);
      network.weather = ({ path }) => (path === "/v1/devices" ? Promise.resolve(problem(status, code)) : null);
      const nothing = { outcome: "problem", problem: said, sent: 0, received: 0 };
      expect(await tablet.round()).toEqual(nothing);
      expect(network.log).toEqual(["POST /v1/devices"]);
      expect((await unsentIds(tablet.db)).revisions).toHaveLength(1);
      network.weather = () => null;
      expect(await tablet.round()).toMatchObject({ outcome: "done", sent: 1 });
    },
  );

  it("[P12] where nobody answers its introduction, it keeps all its work and says so", async () => {
    const { network, tablet } = await strangerOf("r-silence");
    await signedCoe(tablet, "Ortiz", [], "r-silence");
    network.weather = () => Promise.reject(new TypeError("no network"));
    expect(await tablet.round()).toMatchObject({ problem: "no-answer", sent: 0 });
    expect(network.log).toEqual(["POST /v1/devices"]);
    expect((await unsentIds(tablet.db)).revisions).toHaveLength(1);
  });
});
