import type { Person } from "../domain/protocol/person.ts";
import { noteOpenInterview } from "../storage/open-interview.ts";
import { forgetCurrentRecruiter } from "../storage/recruiter.ts";
import type { VaultOwner } from "../storage/tablet-vault.ts";
import type { World } from "../storage/world.ts";
import { workplacesOf } from "./workplaces.ts";

/** The code of the practice State: everything in it is made up, and every page says so. */
const practiceState = "ZZ";

export const isPractice = (person: Person | null): boolean => person?.state === practiceState;

/** Whose vault has to be open while they work: a recruiter's. What the office sees comes from the State and is not kept here. */
export const vaultOwner = (person: Person | null): VaultOwner | null =>
  person?.roles.includes("recruiter")
    ? { personId: person.id, initials: initialsOf(person.name), practice: isPractice(person) }
    : null;

/** "LF": enough to know oneself by, and nothing for anybody else. */
const initialsOf = (name: string): string => {
  const words = name.split(/\s+/).filter((word) => /^\p{Lu}/u.test(word));
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? "")][0] ?? "").join("");
};

/** Signing out deletes nothing (P22). The server hears of it when it can be reached; the tablet does not wait for that. */
export async function signOut(world: World): Promise<void> {
  await world.tabletVault.settle();
  // What cannot be insured now stays here, and goes when its recruiter is back.
  await world.sync.insure().catch(() => undefined);
  await world.tabletVault.enter(null);
  await noteOpenInterview(world.db, null);
  const personId = world.person?.id ?? null;
  if (personId !== null) await forgetCurrentRecruiter(world.db, personId);
  void import("./leave-office.ts").then((office) => office.leaveOffice(personId));
}

/** The first page of whoever is signed in. */
export const homeOf = (person: Person): string => `/${workplacesOf(person)[0] ?? "settings"}`;
