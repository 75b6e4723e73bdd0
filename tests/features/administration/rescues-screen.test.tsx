import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import { sha256OfBytes } from "../../../src/domain/base/sha256.ts";
import type { Person } from "../../../src/domain/protocol/person.ts";
import { packParcel, rescueType } from "../../../src/domain/protocol/rescue-parcel.ts";
import { AdministrationScreen } from "../../../src/features/administration/administration-screen.tsx";
import { type Locale, Words } from "../../../src/ui/words.tsx";
import { agreedBy, outcomeOf, rescuedItem, sampleRescue } from "../../domain/protocol/sample-rescue.ts";
import { problem } from "../office-answers.ts";
import { administrator, at, id, openOffice, personOf, worldOf } from "./office.ts";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const beatriz = { id: "beatriz", name: "Beatriz Monteverde" };
const reviewer = personOf("ruth", "Ruth Abernathy", ["reviewer"]);

const opened = {
  state: "opened",
  approvals: [agreedBy(beatriz, "keeping"), agreedBy(reviewer, "field")],
  outcome: outcomeOf(
    rescuedItem(1, "recovered"),
    rescuedItem(2, "recovered"),
    rescuedItem(3, "held"),
    rescuedItem(4, "kept", "sealed-damaged"),
  ),
};

function show(person: Person = administrator, locale: Locale = "en") {
  render(
    <Words catalogs={catalogs} locale={locale}>
      <AdministrationScreen go={vi.fn()} notHere={null} one={undefined} part="rescues" world={worldOf(person)} />
    </Words>,
  );
}

const card = () => screen.findByRole("region", { name: /Benito Salas/ });

describe("the work to recover", () => {
  it("[P22] says how much came from whom, and not whose it is before it is opened", async () => {
    openOffice(() => ({ rescues: [sampleRescue()] }));
    show();
    const words = (await card()).textContent;
    expect(words).toMatch(/Locked/);
    expect(words).toMatch(/6 working copies, 1 version/);
    expect(words).toMatch(/from a tablet/);
    expect(words).toMatch(/Known only when it is opened/);
  });

  it("[V-12] is agreed to after what will happen was read, and the second one opens it", async () => {
    const waiting = sampleRescue({ approvals: [agreedBy(beatriz, "keeping")] });
    const asked = openOffice(({ method }) => (method === "POST" ? sampleRescue(opened) : { rescues: [waiting] }));
    show(reviewer);
    await userEvent.click(within(await card()).getByRole("button", { name: "Agree to open it" }));
    const dialog = within(screen.getByRole("dialog", { name: "Agree to open this work?" }));
    expect(dialog.getByText(/The work is opened at once/)).toBeTruthy();
    expect(dialog.getByText(/Nobody can agree to their own work/)).toBeTruthy();
    expect(asked.some(({ method }) => method === "POST")).toBe(false);
    await userEvent.click(dialog.getByRole("button", { name: "Agree to open it" }));
    expect(await screen.findByText("Recovered in part")).toBeTruthy();
    expect(asked.find(({ method }) => method === "POST")?.path).toBe(`/v1/rescues/${waiting.rescueId}/approvals`);
    expect(document.activeElement).toBe(await card());
    const words = (await card()).textContent;
    expect(words).toMatch(/Lucía Ferreira/);
    expect(words).toMatch(/2 COEs are back in their recruiter’s list/);
    expect(words).toMatch(/1 piece was with the State already/);
    expect(words).toMatch(/Piece 4, a working copy: it is damaged/);
    expect(within(await card()).queryByRole("button", { name: /Agree/ })).toBeNull();
  });

  it("waits for the other side once somebody of one's own has agreed", async () => {
    const approvals = [agreedBy(beatriz, "keeping")];
    openOffice(() => ({ rescues: [sampleRescue({ approvals })] }));
    show();
    expect((await card()).textContent).toMatch(/You have agreed/);
    expect(within(await card()).queryByRole("button")).toBeNull();
    cleanup();
    show(personOf("dana", "Dana Kowalski", ["data-specialist"]));
    expect((await card()).textContent).toMatch(/A coordinator or a reviewer still has to/);
  });

  it("goes on where an opening was cut short, and says why somebody cannot agree", async () => {
    const state = { state: "agreed", approvals: opened.approvals };
    openOffice(({ method }) => (method === "POST" ? problem("own-rescue", 403) : { rescues: [sampleRescue(state)] }));
    show();
    await userEvent.click(await screen.findByRole("button", { name: "Go on with opening it" }));
    await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Agree to open it" }));
    expect((await screen.findByRole("alert")).textContent).toMatch(/This is your own work/);
  });

  it("says in Spanish that there is none", async () => {
    openOffice(() => ({ rescues: [] }));
    show(administrator, "es");
    expect(await screen.findByText("No hay nada por recuperar")).toBeTruthy();
  });
});

describe("a file that somebody brought", () => {
  const parcel = packParcel([Uint8Array.of(1, 2, 3)]);
  const file = new File([parcel], "tablet.surco-rescue");

  function answeringFiles(answer: () => Response) {
    const sent: { type: string | null; bytes: Uint8Array }[] = [];
    vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
      if (init.method !== "POST")
        return new Response('{"rescues":[]}', { headers: { "content-type": "application/json" } });
      const bytes = new Uint8Array(await new Response(init.body).arrayBuffer());
      sent.push({ type: new Headers(init.headers).get("content-type"), bytes });
      expect(path).toBe("/v1/rescues");
      return answer();
    });
    return sent;
  }

  it("[P22] is handed in as it is", async () => {
    const receipt = { rescueId: id(1), sha256: sha256OfBytes(parcel), receivedAt: at, envelopes: 7 };
    const headers = { "content-type": "application/json" };
    const sent = answeringFiles(() => new Response(JSON.stringify(receipt), { status: 201, headers }));
    show();
    await userEvent.upload(screen.getByLabelText("Hand in a file", { selector: "input" }), file);
    expect(await screen.findByText(/It holds 7 locked pieces/)).toBeTruthy();
    expect(sent).toEqual([{ type: rescueType, bytes: parcel }]);
  });

  it.each([
    ["parcel-damaged", 422, /not whole/],
    ["parcel-version-unknown", 422, /Another version of the app/],
    ["sealed-to-other-key", 422, /another State/],
    ["try-later", 429, /Enough for today/],
  ])("[S26] that the State does not take is refused in words: %s", async (code, status, words) => {
    answeringFiles(() => problem(code, status));
    show();
    await userEvent.upload(screen.getByLabelText("Hand in a file", { selector: "input" }), file);
    await waitFor(() => expect(screen.getByRole("alert").textContent).toMatch(words));
  });
});
