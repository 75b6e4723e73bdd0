import type { Instant } from "../domain/base/instant.ts";
import { ok, type Result } from "../domain/base/result.ts";
import { rescueFileEnding } from "../domain/protocol/rescue-parcel.ts";
import type { SurcoDatabase } from "../storage/database.ts";
import { storedDeviceKey } from "../storage/device-key.ts";
import { formerVaults, layAsideWhatTheStateHas } from "../storage/former-vaults.ts";
import { currentRecruiter } from "../storage/recruiter.ts";
import {
  isOnlyInFile,
  noteHandIn,
  noteOpened,
  type Parcel,
  packSealedWork,
  waitingHandIns,
} from "../storage/rescue.ts";
import type { Carrying } from "./carrying.ts";
import { createProver, proving } from "./proof.ts";
import { browserCarrier, createTransport, type Transport, type TransportProblem } from "./transport.ts";

/** What handing in works with. */
export interface HandingIn {
  readonly db: SurcoDatabase;
  readonly transport: Pick<Transport, "handIn" | "putRevision" | "putAttachment">;
  now(): Instant;
}

/** As this browser does it, in the session of whoever is signed in, with this tablet's proof. */
export function handingIn({ db, now, newId }: Pick<HandingIn, "db" | "now"> & { newId(): string }): HandingIn {
  const prover = createProver({ key: storedDeviceKey(db), ms: () => Date.parse(now()), newId });
  return { db, transport: createTransport(proving(browserCarrier, prover)), now };
}

/** How many COEs have something in what the State holds now. What was handed in before is the same again. */
export async function handInSealedWork(
  around: HandingIn,
  isAsked?: (vaultId: string) => boolean,
): Promise<Result<number, TransportProblem>> {
  const { parcels, coes } = await packSealedWork(around.db, isAsked);
  const handed = await handInParcels(around, parcels);
  return handed.ok ? ok(coes) : handed;
}

export async function handInParcels(
  around: HandingIn,
  parcels: readonly Parcel[],
): Promise<Result<null, TransportProblem>> {
  for (const parcel of parcels) {
    const answer = await handInOne(around, parcel);
    if (!answer.ok) return answer;
  }
  return ok(null);
}

async function handInOne({ db, transport, now }: HandingIn, parcel: Parcel) {
  const answer = await transport.handIn(parcel);
  if (answer.ok) await noteHandIn(db, parcel, { way: "sent", at: now(), rescueId: answer.value.rescueId });
  return answer;
}

/** Gives each parcel to whoever writes files. Written down first, so that what is in a file is known when it comes back. */
export async function saveSealedWork(
  { db, now }: Pick<HandingIn, "db" | "now">,
  isAsked: (vaultId: string) => boolean,
  save: (name: string, bytes: Uint8Array<ArrayBuffer>) => void,
): Promise<number> {
  const { parcels, coes } = await packSealedWork(db, isAsked);
  for (const parcel of parcels) {
    await noteHandIn(db, parcel, { way: "file", at: now(), rescueId: null });
    save(`surco-${now().slice(0, 10)}-${parcel.sha256.slice(0, 8)}${rescueFileEnding}`, parcel.bytes);
  }
  return coes;
}

/** What the State has given back makes its way: called between the feed and the bodies that are wanted because of it. */
export async function takeUpRecovered({ db, transport, ms }: Carrying): Promise<void> {
  const person = await currentRecruiter(db);
  if (person === null) return;
  const now = () => new Date(ms()).toISOString() as Instant;
  const former = await formerVaults(db, person.id);
  // The same parcel as in the file: so the tablet learns under which name the State holds it.
  if (former.size > 0 && (await isOnlyInFile(db)))
    await handInSealedWork({ db, transport, now }, (vaultId) => former.has(vaultId));
  if ((await waitingHandIns(db)).length > 0) {
    const told = await transport.notices();
    const about = told.ok ? told.value.filter(({ kind }) => openedKinds.includes(kind)) : [];
    await noteOpened(db, new Set(about.flatMap(({ about: { rescueId } }) => rescueId ?? [])), now());
  }
  await layAsideWhatTheStateHas(db, person.id, former, now());
}

/** To the recruiter whose work it was, and to whoever carried it. */
const openedKinds: readonly string[] = ["work-recovered", "rescue-opened"];
