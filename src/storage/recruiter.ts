import { liveQuery, type Observable } from "dexie";
import type { Person } from "../domain/protocol/person.ts";
import type { SurcoDatabase } from "./database.ts";
import { noteOnDevice } from "./device.ts";

/** Everybody who has used this tablet, so that their COEs keep an author when they are away (P22). */
export interface RecruiterRow extends Person {}

/** Remembers who uses the tablet, for the days without a network. */
export const rememberRecruiter = (db: SurcoDatabase, person: Person): Promise<void> =>
  db.transaction("rw", db.people, db.device, async () => {
    await db.people.put(person);
    await noteOnDevice(db, { recruiterId: person.id });
  });

/** Nobody uses the tablet now. Nothing is deleted (P22). */
export const forgetCurrentRecruiter = (db: SurcoDatabase): Promise<void> => noteOnDevice(db, { recruiterId: null });

export async function currentRecruiter(db: SurcoDatabase): Promise<Person | null> {
  const id = (await db.device.get("this"))?.recruiterId ?? null;
  return id === null ? null : ((await db.people.get(id)) ?? null);
}

export const readPerson = async (db: SurcoDatabase, id: string): Promise<Person | null> =>
  (await db.people.get(id)) ?? null;

/** Everybody of this tablet, told again when somebody new has signed in. */
export const watchPeople = (db: SurcoDatabase): Observable<Person[]> => liveQuery(() => db.people.toArray());
