import { render } from "@testing-library/react";
import { vi } from "vitest";
import { catalogs } from "../../src/app/messages/catalogs.ts";
import { openPreferences } from "../../src/app/preferences.ts";
import { Surco } from "../../src/app/surco.tsx";
import { textStore } from "../../src/app/texts.ts";
import type { Instant } from "../../src/domain/base/instant.ts";
import type { Person } from "../../src/domain/protocol/person.ts";
import { policyFor } from "../../src/domain/states/all.ts";
import type { World } from "../../src/storage/world.ts";
import { createStatus } from "../../src/sync/status.ts";
import type { WindowOfTablet } from "../storage/tablet-vault-line.ts";

/** A recruiter of the practice State. */
export const lucia: Person = {
  id: "lucia",
  name: "Lucía Ferreira",
  roles: ["recruiter"],
  state: "ZZ",
  region: null,
  district: null,
  title: { en: "Recruiter", es: "Reclutadora" },
};

/** The whole application in one window of a tablet, which remembers `person`; what it sends goes nowhere. */
export function showSurco(
  tablet: WindowOfTablet,
  person: Person | null,
  whereItStopped = async (): Promise<string | null> => null,
) {
  const status = createStatus();
  const sync = {
    status,
    start: vi.fn(),
    stop: vi.fn(),
    poke: vi.fn(),
    insure: vi.fn(async () => undefined),
    sendNow: vi.fn(async () => undefined),
  };
  const world = {
    ...tablet,
    sync,
    person: null,
    now: () => "2026-11-22T14:10:00.000Z" as Instant,
    today: () => "2026-11-22",
    newId: () => "7".repeat(32),
    app: "surco/test",
    policy: policyFor,
  };
  const reload = vi.fn();
  render(
    <Surco
      preferences={openPreferences(null, ["en"])}
      reload={reload}
      remembered={person}
      texts={textStore({ catalogs, only: null }, async () => catalogs)}
      updates={null}
      whereItStopped={whereItStopped}
      world={world as unknown as World}
    />,
  );
  return { sync, status, reload };
}
