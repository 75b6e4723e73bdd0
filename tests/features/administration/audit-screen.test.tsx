import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import type { Person } from "../../../src/domain/protocol/person.ts";
import { AdministrationScreen } from "../../../src/features/administration/administration-screen.tsx";
import { momentWords } from "../../../src/ui/moment-words.ts";
import type { Locale } from "../../../src/ui/words.tsx";
import { Words } from "../../../src/ui/words.tsx";
import { problem } from "../office-answers.ts";
import { administrator, at, auditor, openOffice, staff, worldOf } from "./office.ts";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const ruth = { id: "ruth", name: "Ruth Abernathy" };
const entry = (seq: number, action: string, kind: string, objectId: string, actor: typeof ruth | null = ruth) => ({
  seq,
  at,
  actor,
  deviceId: null,
  action,
  object: { kind, id: objectId },
  fields: [],
});

const page = (path: string) =>
  path.includes("before=")
    ? { entries: [entry(1, "signed-in", "person", "ruth")], next: null }
    : {
        entries: [
          entry(5, "coe-read", "coe", `4f2a${"0".repeat(28)}`),
          entry(4, "person-deactivated", "person", "lucia"),
          entry(3, "sign-in-failed", "person", "unknown", null),
          entry(2, "something-new", "coe", `4f2a${"0".repeat(28)}`),
        ],
        next: 2,
      };

function show(person: Person, locale: Locale = "en") {
  const asked = openOffice(({ path }) => {
    if (path === "/v1/people") return { people: staff() };
    return path === "/v1/audit/head" ? problem("busy", 503) : page(path);
  });
  render(
    <Words catalogs={catalogs} locale={locale}>
      <AdministrationScreen go={vi.fn()} notHere={null} one={undefined} part="audit" world={worldOf(person)} />
    </Words>,
  );
  return asked;
}

const lines = async () => (await screen.findAllByRole("listitem")).map((line) => line.textContent ?? "");

describe("the audit", () => {
  it("is read as sentences under their day, with names where the reader may know them", async () => {
    show(administrator);
    await screen.findByText(/let go: Lucía Ferreira/);
    const time = momentWords(at, "en", "time");
    expect(await lines()).toEqual([
      `Ruth Abernathy read COE 4f2a… · ${time}No. 5`,
      `Ruth Abernathy let go: Lucía Ferreira · ${time}No. 4`,
      `A sign-in failed: an unknown account · ${time}No. 3`,
      `Ruth Abernathy: something-new, COE 4f2a… · ${time}No. 2`,
    ]);
    expect(screen.getByRole("heading", { level: 2, name: momentWords(at, "en", "long-day") })).toBeTruthy();
  });

  it("is read by an auditor in Spanish without asking for the accounts", async () => {
    const asked = show(auditor, "es");
    const time = momentWords(at, "es", "time");
    expect((await lines())[0]).toBe(`Ruth Abernathy leyó: COE 4f2a… · ${time}N.º 5`);
    expect(asked.some(({ path }) => path === "/v1/people")).toBe(false);
  });

  it("is narrowed to a person and a day of this place, and goes on to older lines", async () => {
    const asked = show(auditor);
    await lines();
    await userEvent.click(screen.getByRole("button", { name: "Show older ones" }));
    expect(await screen.findByText(/Ruth Abernathy signed in/)).toBeTruthy();
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Person" }), "Ruth Abernathy");
    fireEvent.change(screen.getByLabelText("Day"), { target: { value: "2026-11-20" } });
    const since = new Date(2026, 10, 20).toISOString();
    const until = new Date(2026, 10, 21).toISOString();
    const query = new URLSearchParams({ actor: "ruth", since, until });
    await waitFor(() => expect(asked.at(-1)?.path).toBe(`/v1/audit?${query}`));
    await userEvent.click(screen.getByRole("button", { name: "Show everything" }));
    expect(screen.getByRole<HTMLInputElement>("combobox", { name: "Person" }).value).toBe("");
  });

  it("says why the signed proof could not be taken", async () => {
    show(auditor);
    await userEvent.click(await screen.findByRole("button", { name: "Save a signed proof" }));
    expect((await screen.findByRole("alert")).textContent).toContain("The State’s server is busy");
  });
});
