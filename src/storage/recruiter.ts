import { liveQuery, type Observable } from "dexie";
import type { Person } from "../domain/protocol/person.ts";
import type { SurcoDatabase } from "./database.ts";
import { type DeviceRow, noteOnDevice, readDevice } from "./device.ts";
import { isPerson } from "./row-shapes.ts";

/** Everybody who has used this tablet, so that their COEs keep an author when they are away (P22). */
export interface RecruiterRow extends Person {}

/** Remembers who uses the tablet, for the days without a network. */
export const rememberRecruiter = (db: SurcoDatabase, person: Person): Promise<void> =>
  db.transaction("rw", db.people, db.device, async () => {
    await db.people.put(person);
    await noteOnDevice(db, { recruiterId: person.id });
  });

/** They do not use the tablet any more; whoever has come in another window still does. Nothing is deleted (P22). */
export const forgetCurrentRecruiter = (db: SurcoDatabase, personId: string): Promise<void> =>
  db.transaction("rw", db.device, async () => {
    if ((await readDevice(db)).recruiterId === personId) await noteOnDevice(db, { recruiterId: null });
  });

/** `known` is the device's row where it was read a moment ago. Nobody, where the row of that person cannot be read: signing in writes it again. */
export async function currentRecruiter(db: SurcoDatabase, known?: DeviceRow): Promise<Person | null> {
  const { recruiterId } = known ?? (await readDevice(db));
  return recruiterId === null ? null : readPerson(db, recruiterId);
}

/** A row of an earlier release says nothing of a district. */
const asToday = (stored: Omit<Person, "district"> & { readonly district?: string | null | undefined }): Person => ({
  ...stored,
  district: stored.district ?? null,
});

export async function readPerson(db: SurcoDatabase, id: string): Promise<Person | null> {
  const stored: unknown = await db.people.get(id);
  return isPerson(stored) ? asToday(stored) : null;
}

/** Everybody of this tablet, told again when somebody new has signed in. */
export const watchPeople = (db: SurcoDatabase): Observable<Person[]> => liveQuery(() => readPeople(db));

export const readPeople = async (db: SurcoDatabase): Promise<Person[]> =>
  (await db.people.toArray()).filter((stored: unknown) => isPerson(stored)).map(asToday);
