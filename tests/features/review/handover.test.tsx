import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import { nationalForm } from "../../../src/domain/coe/form.ts";
import type { CoeRecord } from "../../../src/domain/protocol/desk.ts";
import type { HandoverRequest } from "../../../src/domain/protocol/handover.ts";
import type { Person } from "../../../src/domain/protocol/person.ts";
import { ReviewDeskScreen } from "../../../src/features/review/review-desk-screen.tsx";
import { type Locale, Words } from "../../../src/ui/words.tsx";
import { at, id, openOffice, recordOf, refusal, reviewer, signedVersion, worldOf } from "./desk-office.ts";

beforeEach(() => sessionStorage.clear());
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const lucia = { id: "lucia", name: "Lucía Ferreira" };
const mateo = { id: "mateo", name: "Mateo Torres" };

/** A desk whose office knows two recruiters and answers hand-overs as told. */
async function show(
  number: number,
  {
    record = {},
    person = reviewer,
    locale = "en",
  }: { record?: Partial<CoeRecord>; person?: Person; locale?: Locale } = {},
) {
  const version = signedVersion(id(number));
  const office = openOffice([version], [recordOf([version], { recruiter: lucia, ...record })]);
  const handed: HandoverRequest[] = [];
  const answers: (() => Response)[] = [];
  const others = globalThis.fetch;
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    const json = (body: object) =>
      new Response(JSON.stringify(body), { headers: { "content-type": "application/json" } });
    if (path === "/v1/recruiters")
      return json({ recruiters: [lucia, mateo].map((each) => ({ ...each, region: "N" })) });
    if (!path.endsWith("/handovers")) return others(path, init);
    const asked = JSON.parse(new TextDecoder().decode(init.body as Uint8Array)) as HandoverRequest;
    handed.push(asked);
    const { handoverId, reason } = asked;
    const by = { id: reviewer.id, name: reviewer.name };
    return answers.shift()?.() ?? json({ handoverId, coeId: id(number), from: lucia, to: mateo, reason, by, at });
  });
  render(
    <Words catalogs={catalogs} locale={locale}>
      <ReviewDeskScreen coeId={id(number)} go={vi.fn()} world={worldOf(person)} />
    </Words>,
  );
  await screen.findByText(nationalForm.form);
  return { office, handed, answers };
}

async function opened() {
  await userEvent.click(screen.getByRole("button", { name: "Hand to another recruiter…" }));
  return within(await screen.findByRole("dialog", { name: "Hand to another recruiter…" }));
}

describe("handing a COE to another recruiter", () => {
  it("says who has it, asks to whom and why, says what happens then, and sends it in one named request", async () => {
    const { office, handed } = await show(51);
    expect(screen.getByText("Lucía Ferreira has this COE.")).toBeTruthy();
    const dialog = await opened();
    await userEvent.click(dialog.getByRole("button", { name: "Hand it over" }));
    expect(handed).toEqual([]);
    expect(dialog.getByText("Choose who should have it.")).toBeTruthy();
    expect(dialog.getByText("Write why, so that the record says it.")).toBeTruthy();
    expect(document.activeElement).toBe(dialog.getByRole("combobox"));
    const choice = await dialog.findByRole("option", { name: "Mateo Torres (region N)" });
    expect(dialog.queryByRole("option", { name: /Lucía/ })).toBeNull();
    await userEvent.selectOptions(dialog.getByRole("combobox"), choice);
    await userEvent.click(dialog.getByRole("button", { name: "Hand it to Mateo Torres" }));
    expect(document.activeElement).toBe(dialog.getByRole("textbox"));
    await userEvent.type(dialog.getByRole("textbox"), "Lucía moved away.");
    expect(dialog.getByText(/What Lucía Ferreira has written and not sent yet still comes/)).toBeTruthy();
    await userEvent.click(dialog.getByRole("button", { name: "Hand it to Mateo Torres" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(handed).toMatchObject([{ from: "lucia", to: "mateo", reason: "Lucía moved away." }]);
    const records = () => office.asked.filter((line) => line.startsWith(`GET /v1/coes/${id(51)}`)).length;
    await waitFor(() => expect(records()).toBeGreaterThan(1));
  });

  it("[P4] after no answer the next try bears the same name; a refusal says what it means", async () => {
    const { handed, answers } = await show(52);
    answers.push(
      () => {
        throw new TypeError("no network");
      },
      () => refusal("handed-over-already", 409, { recruiter: mateo }),
    );
    const dialog = await opened();
    await userEvent.selectOptions(dialog.getByRole("combobox"), await dialog.findByRole("option", { name: /Mateo/ }));
    await userEvent.type(dialog.getByRole("textbox"), "Ill.");
    const press = dialog.getByRole("button", { name: "Hand it to Mateo Torres" });
    await userEvent.click(press);
    expect(await dialog.findByText("It was not handed over")).toBeTruthy();
    await userEvent.click(press);
    expect(await dialog.findByText(/Somebody else has handed this COE/)).toBeTruthy();
    expect(new Set(handed.map(({ handoverId }) => handoverId)).size).toBe(1);
  });

  it("shows how it came here, in Spanish too, and offers nothing to whoever may not", async () => {
    const made = { handoverId: id(9), coeId: id(53), from: mateo, to: lucia, reason: "Región nueva.", by: mateo, at };
    await show(53, { record: { handovers: [made] }, person: { ...reviewer, roles: ["auditor"] }, locale: "es" });
    expect(screen.getByText("Lucía Ferreira tiene este COE.")).toBeTruthy();
    expect(screen.getByText("De Mateo Torres a Lucía Ferreira")).toBeTruthy();
    expect(screen.getByText("Región nueva.")).toBeTruthy();
    expect(screen.queryByRole("button", { name: /Pasar a otra persona/ })).toBeNull();
  });

  it("a COE that is returned goes to whoever has it now", async () => {
    await show(54, { record: { recruiter: mateo } });
    await userEvent.click(screen.getByRole("button", { name: "Return" }));
    expect(await screen.findByRole("dialog", { name: /Mateo Torres/ })).toBeTruthy();
  });
});
