import { formVersion } from "../domain/coe/form.ts";
import { determine } from "../domain/eligibility/determine.ts";
import type { Person } from "../domain/protocol/person.ts";
import { claimOf } from "../domain/signing/signed-revision.ts";
import { readPeople, watchPeople } from "../storage/recruiter.ts";
import type { MakeRevision } from "../storage/revisions.ts";
import type { SyncHandle, World } from "../storage/world.ts";
import { browserSignals } from "../sync/browser-signals.ts";
import { checkpointMaker } from "../sync/checkpoint.ts";
import { createSync } from "../sync/schedule.ts";
import { browserCarrier, createTransport } from "../sync/transport.ts";

/** Carrying as this browser does it. */
export async function tabletSync(world: Omit<World, "sync" | "person">): Promise<SyncHandle> {
  return createSync({
    db: world.db,
    transport: createTransport(browserCarrier),
    locks: navigator.locks,
    clock: { ms: () => Date.now() },
    after: browserCarrier.after,
    chance: () => Math.random(),
    signals: browserSignals(window),
    checkpoint: await draftInsurance(world),
  });
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
