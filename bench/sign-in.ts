import { randomBytes } from "node:crypto";
import type { Instant } from "../src/domain/base/instant.ts";
import { protocolHeader, protocolVersion } from "../src/domain/protocol/hello.ts";
import { listen } from "../sync-server/server.ts";
import { setPassword } from "../sync-server/store/passwords.ts";
import { addPerson } from "../sync-server/store/people.ts";
import { openStore } from "../sync-server/store/store.ts";
import { inFreshFolder } from "./fresh-folder.ts";
import { keepAliveClient } from "./keep-alive.ts";
import { type Measure, milliseconds } from "./report.ts";
import { spreadOf, timed } from "./statistics.ts";

const day = 86_400_000;

/** A real State with one person, whose clock a measurement can turn on: nobody is made to wait for the tries before. */
async function openState(folder: string) {
  let days = 0;
  const now = (): Instant => new Date(Date.now() + days * day).toISOString() as Instant;
  const store = await openStore({ folder, state: "ZZ", practice: false }, { now, randomBytes });
  await store.write(async (db) => {
    const title = { en: "Recruiter", es: "Reclutadora" };
    await addPerson(db, store, {
      id: "ana",
      name: "Ana Fuentes",
      roles: ["recruiter"],
      region: null,
      district: null,
      title,
    });
    await db.updateTable("people").set({ sign_in_name: "ana@alder.example" }).where("id", "=", "ana").execute();
    await setPassword(db, store, "ana", "four green tractors sing");
  });
  const server = await listen({ store, staticFolder: folder, log: console.error }, 0);
  return {
    url: server.url,
    nextDay: () => {
      days += 2;
    },
    async close() {
      await server.stop();
      await store.close();
    },
  };
}

/** S12: how long a wrong password takes under a name that somebody has, and under one that nobody has, turn by turn. */
export function signInTimes(tries: number): Promise<Measure[]> {
  return inFreshFolder(async (folder) => {
    const state = await openState(folder);
    const headers = { [protocolHeader]: String(protocolVersion.max), "content-type": "application/json" };
    const call = keepAliveClient(state.url, headers, 1);
    const attempt = async (signInName: string): Promise<number> => {
      state.nextDay();
      const body = Buffer.from(JSON.stringify({ signInName, password: "five blue tractors sing" }));
      return await timed(async () => {
        const { status } = await call("POST", "/v1/sign-in", body);
        if (status !== 401) throw new Error(`a wrong password was answered with ${status}`);
      });
    };
    try {
      const known: number[] = [];
      const unknown: number[] = [];
      for (let round = -5; round < tries; round += 1) {
        // Whoever comes second in a round is not always the same.
        const order = round % 2 === 0 ? ([known, unknown] as const) : ([unknown, known] as const);
        for (const times of order) {
          const time = await attempt(times === known ? "ana@alder.example" : "eva@alder.example");
          if (round >= 0) times.push(time);
        }
      }
      const [one, other] = [spreadOf(known).median, spreadOf(unknown).median];
      return [
        {
          area: "sign-in",
          what: `wrong password, known against unknown name, ${tries} each, medians`,
          ours: `${milliseconds(one)} against ${milliseconds(other)}`,
          floor: `differ by ${milliseconds(Math.abs(one - other))}`,
          goal: "< 5 ms (S12)",
        },
      ];
    } finally {
      await state.close();
    }
  });
}
