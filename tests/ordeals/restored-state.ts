import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Sha256 } from "../../src/domain/base/sha256.ts";
import type { Person } from "../../src/domain/protocol/person.ts";
import { decisionSchema } from "../../src/domain/protocol/review.ts";
import { nameAttachment } from "../../src/storage/attachments.ts";
import { officePost } from "../../src/sync/office.ts";
import type { Carrier } from "../../src/sync/transport.ts";
import { practiceRecruiters, practiceReviewer } from "../../sync-server/practice/people.ts";
import type { ServedState } from "../postgres/served-state.ts";
import { jpeg } from "../server/picture-making.ts";
import { enterPractice, type ServerProcess, startProcess } from "../server/server-process.ts";
import type { Chance } from "../simulation/chance.ts";
import { mintId } from "../sync/enrolled.ts";
import { patientAfter } from "../sync/state-server.ts";
import { newTablet, signedCoe, type Tablet } from "../sync/tablet.ts";
import { weatherOver } from "../sync/weather.ts";

/** What everybody was told, at any moment. Nothing of it may be missing in the end. */
export interface Told {
  /** Everything for which a tablet has once had a receipt. */
  readonly receipted: Set<string>;
  /** The decisions that a tablet has once been told of. */
  readonly decisions: Set<string>;
  /** COEs that were received and nobody has decided about. */
  readonly open: { coeId: string; revisionId: string }[];
}

/** The address of everybody: it leads to the server that runs, and while none runs, nowhere. */
export interface Front {
  server: ServerProcess | null;
}

const wayOf = async (front: Front, personId: string): Promise<Carrier & { signInAgain(): Promise<void> }> => {
  const url = () => {
    if (front.server === null) throw new TypeError("network error");
    return front.server.url;
  };
  let cookie = await enterPractice(url(), personId);
  return {
    fetch: async (path, init) => await fetch(url() + path, { ...init, headers: { ...init.headers, cookie } }),
    after: patientAfter,
    async signInAgain() {
      cookie = await enterPractice(url(), personId);
    },
  };
};

export interface Member {
  readonly tablet: Tablet;
  readonly network: ReturnType<typeof weatherOver>;
  /** A round by hand, signing in again where the restored server does not know the session. Answers what it sent; null where it failed. */
  round(): Promise<number | null>;
  /** Writes and sends until it is told that this is over, whether a server runs or not. */
  work(isOver: () => boolean): Promise<void>;
}

const regions = ["N", "C", "S"] as const;

export async function member(front: Front, index: number, chance: Chance, told: Told): Promise<Member> {
  const person: Person = { ...practiceRecruiters[regions[index % regions.length] ?? "N"], state: "ZZ" };
  const way = await wayOf(front, person.id);
  const network = weatherOver(way);
  const tablet = await newTablet(network, person);
  const remember = async () => {
    for (const id of await tablet.db.receipts.toCollection().primaryKeys()) told.receipted.add(id as string);
    for (const id of await tablet.db.decisions.toCollection().primaryKeys()) told.decisions.add(id as string);
  };
  const interview = async (number: number) => {
    const photo = nameAttachment(jpeg({ notes: [["comment", Buffer.from(`${index} ${number}`)]] }), "image/jpeg");
    const coe = await signedCoe(tablet, `Familia ${index} ${number}`, [photo], person.id);
    return { coeId: coe.coeId, revisionId: coe.parents[0] ?? "" };
  };
  const round = async () => {
    tablet.clock.ms = Date.now();
    const { problem, sent } = await tablet.round({ byHand: true });
    await remember();
    if (problem === "not-signed-in") await way.signInAgain().catch(() => undefined);
    return problem === null ? sent : null;
  };
  return {
    tablet,
    network,
    round,
    async work(isOver) {
      const written: { coeId: string; revisionId: string }[] = [];
      for (let number = 0; !isOver(); number += 1) {
        if (chance.happens(0.7)) written.push(await interview(number));
        await round();
        for (const coe of written.splice(0)) (told.receipted.has(coe.revisionId) ? told.open : written).push(coe);
        // As fast as people, not as fast as the machine: the administrator's commands run beside them.
        await pause(100 + chance.whole(200));
      }
    },
  };
}

/** Decides about what was received, one COE after the other; what the server does not answer is nobody's decision. */
export async function review(front: Front, chance: Chance, told: Told, isOver: () => boolean): Promise<number> {
  const desk = await wayOf(front, practiceReviewer.id);
  const words = { decision: "denied", reasons: ["other"], note: "No qualifying work.", comments: [], overturns: null };
  let made = 0;
  while (!isOver()) {
    const coe = told.open.shift();
    if (coe) {
      const request = { reviewId: mintId(), ...coe, revisionId: coe.revisionId as Sha256, ...words };
      const answer = await officePost("/v1/reviews", request, decisionSchema, desk);
      if (answer.ok) made += 1;
      else await desk.signInAgain().catch(() => undefined);
    }
    await pause(20 + chance.whole(60));
  }
  return made;
}

/** The administrator: copies, stops, goes back to one of the copies, and starts again; the tablets are told nothing. */
export async function restoreOnce(state: ServedState, front: Front, chance: Chance): Promise<void> {
  const copies = await state.copiesIn(join(state.folder, "copies"));
  // Mostly the newest; now and then somebody takes an older one.
  const file = chance.happens(0.7) ? copies.at(-1) : chance.pick(copies);
  const stopped = await front.server?.end("SIGTERM");
  front.server = null;
  if (stopped !== 0) throw new Error(`the server ended with ${stopped}`);
  const said = await state.command("restore", file ?? "", "--replace");
  if (said.code !== 0) throw new Error(said.words);
  front.server = await startProcess(state.folder, state.environment);
}
