import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import type { DistrictPage, DistrictRecord } from "../../../src/domain/protocol/district.ts";
import { DistrictScreen } from "../../../src/features/district/district-screen.tsx";
import { type Locale, Words } from "../../../src/ui/words.tsx";
import { refusal, reviewer, worldOf } from "../review/desk-office.ts";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const coe = {
  coeId: "0".repeat(31).concat("1"),
  familyName: "Quintero",
  childCount: 1,
  qad: "2026-03-02",
  approvedAt: "2026-05-04T16:00:00.000Z",
};

const answers = {
  page: { district: "Mill River SD", coes: [coe], next: null } as DistrictPage,
  record: {
    ...coe,
    children: [{ childId: "c1", name: "Iris Quintero", birthDate: "2015-06-07", eed: "2029-03-01" }],
  } as DistrictRecord,
};

function show(page: DistrictPage | Response, locale: Locale = "en") {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (path: string) => {
    asked.push(path);
    if (page instanceof Response) return page.clone();
    const body = path.endsWith(coe.coeId) ? answers.record : page;
    return new Response(JSON.stringify(body), { headers: { "content-type": "application/json" } });
  });
  const liaison = { ...reviewer, roles: ["district-viewer" as const], district: "Mill River SD" };
  render(
    <Words catalogs={catalogs} locale={locale}>
      <DistrictScreen world={worldOf(liaison)} />
    </Words>,
  );
  return asked;
}

it("shows the approved COEs of the district, and of each its children when they are asked for", async () => {
  const asked = show(answers.page);
  await screen.findByRole("heading", { level: 1, name: "Eligible children of Mill River SD" });
  expect(asked).toHaveLength(1);
  await userEvent.click(screen.getByText("Quintero: 1 child"));
  expect(await screen.findByText("Iris Quintero")).toBeTruthy();
  expect(screen.getByText("Mar 1, 2029")).toBeTruthy();
  expect(asked).toHaveLength(2);
});

it("says in Spanish that nothing has been approved yet", async () => {
  show({ ...answers.page, coes: [] }, "es");
  expect(await screen.findByText("Todavía no se ha aprobado ningún COE en este distrito")).toBeTruthy();
});

it("says when the office cannot be reached, and asks again", async () => {
  const asked = show(refusal("busy", 503));
  await userEvent.click(await screen.findByRole("button", { name: "Try again" }));
  expect(asked).toHaveLength(2);
});

it("leads back in whoever is not signed in any more", async () => {
  show(refusal("not-signed-in", 401), "es");
  expect((await screen.findByRole("link", { name: "Entrar" })).getAttribute("href")).toBe("/sign-in");
  expect(screen.queryByRole("button", { name: "Intentar de nuevo" })).toBeNull();
});
