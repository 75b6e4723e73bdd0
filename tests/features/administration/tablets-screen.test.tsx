import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import { AdministrationScreen } from "../../../src/features/administration/administration-screen.tsx";
import type { Locale } from "../../../src/ui/words.tsx";
import { Words } from "../../../src/ui/words.tsx";
import { administrator, at, id, openOffice, worldOf } from "./office.ts";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const tablet = (number: number, name: string, change: object = {}) => ({
  deviceId: id(number),
  name,
  people: [{ id: "lucia", name: "Lucía Ferreira" }],
  enrolledAt: at,
  seenAt: at,
  revokedAt: null,
  erasedAt: null,
  ...change,
});

function show(locale: Locale = "en") {
  render(
    <Words catalogs={catalogs} locale={locale}>
      <AdministrationScreen go={vi.fn()} notHere={null} one={undefined} part="devices" world={worldOf(administrator)} />
    </Words>,
  );
}

describe("the tablets", () => {
  it("say who uses them and in which state they are", async () => {
    openOffice(() => ({
      devices: [
        tablet(1, "Van 1"),
        tablet(2, "Van 2", { revokedAt: at, people: [], seenAt: null }),
        tablet(3, "Van 3", { revokedAt: at, erasedAt: at }),
      ],
    }));
    show();
    const cards = await screen.findAllByRole("listitem");
    expect(cards.map((card) => card.textContent)).toEqual([
      expect.stringMatching(/Van 1.*In use.*Lucía Ferreira/),
      expect.stringMatching(/Van 2.*Lost, not erased yet.*Nobody.*Never/),
      expect.stringMatching(/Van 3.*Lost and erased/),
    ]);
    expect(screen.getAllByRole("button", { name: /^This tablet is lost/ })).toHaveLength(1);
  });

  it("are said to be lost with one button, after what will happen was read", async () => {
    let isLost = false;
    const asked = openOffice(({ method }) => {
      isLost ||= method === "POST";
      return { devices: [tablet(1, "Van 1", isLost ? { revokedAt: at } : {})] };
    });
    show();
    await userEvent.click(await screen.findByRole("button", { name: "This tablet is lost: Van 1" }));
    const dialog = within(screen.getByRole("dialog", { name: "Is the tablet “Van 1” lost?" }));
    expect(dialog.getByText(/hands in what was not sent yet/)).toBeTruthy();
    expect(asked.some(({ method }) => method === "POST")).toBe(false);
    await userEvent.click(dialog.getByRole("button", { name: "Yes, it is lost" }));
    expect(await screen.findByText("The tablet “Van 1” is marked as lost")).toBeTruthy();
    expect(asked.find(({ method }) => method === "POST")?.path).toBe(`/v1/devices/${id(1)}/revocation`);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("are told apart where they are called the same", async () => {
    const other = { ...tablet(2, "Android"), deviceId: "b7c9".padEnd(32, "0") };
    openOffice(() => ({ devices: [tablet(1, "Android"), other, tablet(3, "Van 3")] }));
    show();
    const names = (await screen.findAllByRole("heading", { level: 2 })).map((heading) => heading.textContent);
    expect(names).toEqual(["Android aaaa…", "Android b7c9…", "Van 3"]);
    await userEvent.click(screen.getByRole("button", { name: "This tablet is lost: Android b7c9…" }));
    expect(screen.getByRole("dialog", { name: "Is the tablet “Android b7c9…” lost?" })).toBeTruthy();
  });

  it("say that there is none yet", async () => {
    openOffice(() => ({ devices: [] }));
    show("es");
    expect(await screen.findByText("Todavía no hay tabletas")).toBeTruthy();
  });
});
