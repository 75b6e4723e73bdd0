import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import { UnlockScreen } from "../../../src/features/unlock/unlock-screen.tsx";
import { openSurcoDatabase, type SurcoDatabase } from "../../../src/storage/database.ts";
import { readyDevice } from "../../../src/storage/device.ts";
import { currentRecruiter } from "../../../src/storage/recruiter.ts";
import type { World } from "../../../src/storage/world.ts";
import { Words } from "../../../src/ui/words.tsx";

const lucia = {
  id: "lucia",
  name: "Lucía Ferreira",
  roles: ["recruiter"],
  state: "ZZ",
  region: null,
  district: null,
  title: { en: "Recruiter, North Valley", es: "Reclutadora, Valle del Norte" },
};
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
const refusal = json({ type: "about:blank", title: "x", status: 404, code: "not-found", details: {} }, 404);

let db: SurcoDatabase;
beforeEach(async () => {
  db = openSurcoDatabase("unlock");
  await readyDevice(db, () => "1".repeat(32));
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await db.delete();
});

function show(answer: (path: string) => Promise<Response>) {
  vi.stubGlobal("fetch", vi.fn(answer));
  const onEntered = vi.fn();
  render(
    <Words catalogs={catalogs} locale="en">
      <UnlockScreen onEntered={onEntered} world={{ db } as unknown as World} />
    </Words>,
  );
  return onEntered;
}

describe("unlocking", () => {
  it("enters as a practice person with one click, and the tablet remembers", async () => {
    const onEntered = show(async (path) =>
      path === "/v1/practice/people" ? json({ people: [lucia] }) : json({ person: lucia, practice: true }, 201),
    );
    await userEvent.click(await screen.findByRole("button", { name: /Lucía Ferreira.*North Valley/ }));
    await vi.waitFor(() => expect(onEntered).toHaveBeenCalledWith(lucia));
    expect(await currentRecruiter(db)).toEqual(lucia);
  });

  it("says why the first visit needs a network, and tries again when asked", async () => {
    let reached = false;
    show(async () => {
      if (!reached) throw new TypeError("no network");
      return json({ people: [lucia] });
    });
    expect(await screen.findByText("The server cannot be reached")).toBeTruthy();
    reached = true;
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("Lucía Ferreira")).toBeTruthy();
  });

  it("[P9] takes a login page of a hotel network for no answer", async () => {
    show(async () => new Response("<html>Welcome to our Wi-Fi</html>", { status: 200 }));
    expect(await screen.findByText("The server cannot be reached")).toBeTruthy();
  });

  it("offers nobody in a real State", async () => {
    show(async () => refusal.clone());
    expect(await screen.findByText("This State has no practice people")).toBeTruthy();
  });
});
