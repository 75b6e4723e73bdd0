import { formVersion } from "../domain/coe/form.ts";
import { determine } from "../domain/eligibility/determine.ts";
import type { Person } from "../domain/protocol/person.ts";
import { claimOf } from "../domain/signing/signed-revision.ts";
import { storedDeviceKey } from "../storage/device-key.ts";
import { readPeople, watchPeople } from "../storage/recruiter.ts";
import type { MakeRevision } from "../storage/revisions.ts";
import type { SyncHandle, World } from "../storage/world.ts";
import { browserSignals } from "../sync/browser-signals.ts";
import { checkpointMaker } from "../sync/checkpoint.ts";
import { createProver, proving } from "../sync/proof.ts";
import { createSync } from "../sync/schedule.ts";
import { browserCarrier, createTransport } from "../sync/transport.ts";

/** Carrying as this browser does it. */
export async function tabletSync(world: Omit<World, "sync" | "person">): Promise<SyncHandle> {
  const key = storedDeviceKey(world.db);
  const prover = createProver({ key, ms: () => Date.now(), newId: world.newId });
  return createSync({
    db: world.db,
    transport: createTransport(proving(browserCarrier, prover)),
    device: { key, name: tabletName(navigator.userAgent), newId: world.newId },
    locks: navigator.locks,
    clock: { ms: () => Date.now() },
    after: browserCarrier.after,
    chance: () => Math.random(),
    signals: browserSignals(window),
    checkpoint: await draftInsurance(world),
  });
}

/** By the kind of thing it is; whoever looks after the tablets tells them apart by who uses them. */
function tabletName(userAgent: string): string {
  const kinds = [
    ["iPad", /iPad/],
    ["iPhone", /iPhone/],
    ["Android", /Android/],
    ["Chromebook", /CrOS/],
    ["Windows", /Windows/],
    ["Mac", /Macintosh/],
    ["Linux", /Linux/],
  ] as const;
  return kinds.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? "Tablet";
}

/** What is being written goes to the State as a draft, so that a tablet that falls into the water costs nobody an interview. */
async function draftInsurance({ db, now, today, app, policy }: Omit<World, "sync" | "person">): Promise<MakeRevision> {
  let people: readonly Person[] = await readPeople(db);
  watchPeople(db).subscribe((read) => {
    people = read;
  });
  return checkpointMaker({
    now,
    today,
    app,
    form: formVersion,
    policyVersion: (state) => policy(state).version,
    claim: (answers, state) => claimOf(determine(answers, policy(state))),
    nameOf: (recruiterId) => people.find((person) => person.id === recruiterId)?.name ?? recruiterId,
  });
}
