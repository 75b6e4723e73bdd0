import type { Hello } from "../domain/protocol/hello.ts";
import { noteOnDevice, readDevice } from "../storage/device.ts";
import { startFeedAgain } from "../storage/feed.ts";
import { heedUnread, layAsideHandedOn } from "../storage/handed-on.ts";
import { checkpointDraft } from "../storage/revisions.ts";
import { VaultLocked } from "../storage/sealer.ts";
import { draftsDue } from "../storage/unsent.ts";
import type { RoundReport, SyncProblem } from "../storage/world.ts";
import { type Carrying, endsRound, type Round, type StepReport, syncProblemOf } from "./carrying.ts";
import { confirmWhatWaited, confirmWhenDue } from "./confirm.ts";
import { fetchBodies, fetchChanges } from "./fetch.ts";
import { introduceTablet } from "./introducing.ts";
import { offerLostDecisions } from "./offering.ts";
import { passOnInRound } from "./pass-on.ts";
import { releaseWhatIsSecured } from "./release.ts";
import { takeUpRecovered } from "./rescue.ts";
import { obeyRevocation, tellWipes } from "./revoked.ts";
import { sendAttachments, sendRevisions } from "./send.ts";

/** The greeting's answer says more than the introduction's: the State's time, or its signed order to a revoked tablet. */
const goesOnToGreeting: readonly SyncProblem[] = ["device-unknown", "proof-refused", "device-revoked"];

/** One round (protocol 4.6): hello, send, confirm, fetch, offer back, release. Send before fetch, so that nothing fetched covers unsent work. */
export async function runRound(carrying: Carrying): Promise<RoundReport> {
  await tellWipes(carrying);
  // Whoever is new here introduces the tablet first: a greeting without that would only be refused.
  if (carrying.device !== null && !(await carrying.device.key.isIntroduced())) {
    const problem = await introduceTablet(carrying);
    if (problem !== null && !goesOnToGreeting.includes(problem))
      return { outcome: "problem", problem, sent: 0, received: 0 };
  }
  const report = await runOnce(carrying);
  if (report.problem !== "device-unknown" && report.problem !== "proof-refused") return report;
  const problem = await introduceTablet(carrying);
  return problem === null ? runOnce(carrying) : { ...report, problem };
}

async function runOnce(carrying: Carrying): Promise<RoundReport> {
  const greeting = await greet(carrying);
  if (!greeting.ok && greeting.problem === "device-revoked")
    return obeyRevocation(carrying, greeting.told, keepCheckpoints);
  if (!greeting.ok) return { outcome: "problem", problem: greeting.problem, sent: 0, received: 0 };
  const round: Round = { ...carrying, hello: greeting.hello };
  const reports: StepReport[] = [];
  const ends = (report: StepReport): boolean => {
    reports.push(report);
    return endsRound(report.problem);
  };
  const report = (sent: number, received: number): RoundReport => {
    const problem = reports.find((each) => each.problem !== null)?.problem ?? null;
    return { outcome: problem === null ? "done" : "problem", problem, sent, received };
  };

  if ((await readDevice(round.db)).mustConfirm && ends(await confirmWhenDue(round))) return report(0, 0);
  await keepCheckpoints(round);
  const revisions = await sendRevisions(round);
  if (ends(revisions)) return report(revisions.done, 0);
  const attachments = await sendAttachments(round);
  const sent = revisions.done + attachments.done;
  if (ends(attachments) || ends(await passOnInRound(round)) || ends(await confirmWhenDue(round)))
    return report(sent, 0);
  if (attachments.done > 0 && ends(await confirmWhatWaited(round))) return report(sent, 0);
  const received = await fetchAll(round, ends).catch(untilOpened);
  if (received !== null && !ends(await offerLostDecisions(round))) ends(await releaseWhatIsSecured(round));
  return report(sent, received ?? 0);
}

type Greeting =
  | { readonly ok: true; readonly hello: Hello }
  | { readonly ok: false; readonly problem: SyncProblem; readonly told: unknown };

/** Before anything: the clock's offset, the server's identity, whether its history is still the one we have seen (P13). */
async function greet(carrying: Carrying): Promise<Greeting> {
  const { db, transport } = carrying;
  const device = await readDevice(db);
  const asked = carrying.ms();
  carrying.passing("before-hello");
  const { deviceId, deviceSeq, seen, seenBefore = null } = device;
  let answer = await transport.hello({ seen: seenBefore ?? seen, deviceId, deviceSeq });
  if (seenBefore !== null && seenBefore.seq !== seen?.seq && answer.ok && !answer.value.historyChanged)
    answer = await transport.hello({ seen, deviceId, deviceSeq });
  carrying.passing("after-hello");
  if (!answer.ok) {
    const told = answer.error.code === "refused" ? answer.error.details : null;
    return { ok: false, problem: syncProblemOf(answer.error), told };
  }
  const hello = answer.value;
  const middle = (asked + carrying.ms()) / 2;
  const moved = hello.historyChanged || (device.server !== null && device.server !== hello.server);
  carrying.passing("before-keep-hello");
  if (moved) await startFeedAgain(db);
  await noteOnDevice(db, {
    server: hello.server,
    securedSeq: hello.securedSeq,
    clockOffsetMs: Math.round(Date.parse(hello.serverTime) - middle),
    lastContact: hello.serverTime,
    seenSinceHello: false,
    seenBefore: null,
    ...(hello.stateKey === undefined ? {} : { stateKey: hello.stateKey }),
    ...lossOf(device.deviceSeq, hello.lastDeviceSeq),
  });
  carrying.passing("after-keep-hello");
  return { ok: true, hello };
}

/** The server knows numbers of this device that it does not remember giving: storage was lost, and is said to be (P19). */
const lossOf = (here: number, there: number | null) =>
  there !== null && there > here ? { deviceSeq: there, lost: { fromSeq: here + 1, toSeq: there } } : {};

/** Insurance: what was typed since the last revision becomes one, now that there is somebody to keep it. */
export async function keepCheckpoints(round: Pick<Carrying, "db" | "checkpoint" | "passing">): Promise<void> {
  if (round.checkpoint === null) return;
  for (const coeId of await draftsDue(round.db)) {
    round.passing("before-keep-checkpoint");
    // A draft that cannot be opened or sealed now keeps nothing else from being sent (P12).
    await checkpointDraft(round.db, coeId, round.checkpoint).catch(() => null);
    round.passing("after-keep-checkpoint");
  }
}

/** What comes down is sealed before it is kept: where the vault is shut, it waits with the State. */
function untilOpened(error: unknown): null {
  if (error instanceof VaultLocked) return null;
  throw error;
}

/** Null when a step ended the round. */
async function fetchAll(round: Round, ends: (report: StepReport) => boolean): Promise<number | null> {
  await heedUnread(round.db, round.hello.server);
  let changes = await fetchChanges(round);
  if ("historyChanged" in changes) {
    round.passing("before-keep-reset");
    await startFeedAgain(round.db);
    round.passing("after-keep-reset");
    if (ends(await confirmWhenDue(round))) return null;
    changes = await fetchChanges(round);
    if ("historyChanged" in changes) return null;
  }
  if (ends(changes)) return null;
  await layAsideHandedOn(round.db);
  await takeUpRecovered(round);
  const bodies = await fetchBodies(round);
  return ends(bodies) ? null : changes.done;
}
