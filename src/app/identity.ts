import type { Person } from "../domain/protocol/person.ts";
import { noteOpenInterview } from "../storage/open-interview.ts";
import { forgetCurrentRecruiter } from "../storage/recruiter.ts";
import type { World } from "../storage/world.ts";
import { workplacesOf } from "./workplaces.ts";

/** The code of the practice State: everything in it is made up, and every page says so. */
const practiceState = "ZZ";

export const isPractice = (person: Person | null): boolean => person?.state === practiceState;

/** Signing out deletes nothing (P22). The server hears of it when it can be reached; the tablet does not wait for that. */
export async function signOut(world: World): Promise<void> {
  await noteOpenInterview(world.db, null);
  await forgetCurrentRecruiter(world.db);
  void import("./leave-office.ts").then((office) => office.leaveOffice());
}

/** The first page of whoever is signed in. */
export const homeOf = (person: Person): string => `/${workplacesOf(person)[0] ?? "settings"}`;
