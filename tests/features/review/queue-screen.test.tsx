import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import { readWalk } from "../../../src/features/review/queue-walk.ts";
import { ReviewDeskScreen } from "../../../src/features/review/review-desk-screen.tsx";
import { type Locale, Words } from "../../../src/ui/words.tsx";
import { id, openOffice, recordOf, signedVersion, worldOf } from "./desk-office.ts";

const versions = [signedVersion(id(1)), signedVersion(id(2)), signedVersion(id(3))];

beforeEach(() => {
  localStorage.clear();
  history.replaceState(null, "", "/desk");
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show() {
  const office = openOffice(
    versions,
    versions.map((version) => recordOf([version])),
  );
  const go = vi.fn();
  render(
    <Words catalogs={catalogs} locale="en">
      <ReviewDeskScreen coeId={undefined} go={go} world={worldOf()} />
    </Words>,
  );
  return { go, office };
}

/** An office that has COEs, but none that fits. */
function showEmpty(locale: Locale) {
  const page = { rows: [], next: null, counts: { returned: 2 }, districts: [], recruiters: [] };
  const headers = { "content-type": "application/json" };
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify(page), { headers }));
  const go = vi.fn();
  render(
    <Words catalogs={catalogs} locale={locale}>
      <ReviewDeskScreen coeId={undefined} go={go} world={worldOf()} />
    </Words>,
  );
  return { go };
}

describe("the queue", () => {
  it("says family, children, people, place and every doubt of a row in words", async () => {
    show();
    const row = within((await screen.findAllByRole("row"))[1] as HTMLElement);
    for (const words of ["Family1", "2 children", "Mill River SD", "Lucía Ferreira", "2 doubts", "1 comment owed"]) {
      expect(row.getByText(words)).toBeTruthy();
    }
    expect(row.getByText("Tablet and State differ")).toBeTruthy();
    expect(row.getByText("Signatures on their way")).toBeTruthy();
  });

  it("is walked with J, K, the arrows and Enter, and remembers the way", async () => {
    const { go } = show();
    await screen.findByRole("link", { name: /Family1/ });
    await userEvent.click(screen.getByRole("button", { name: "To the list of COEs" }));
    await userEvent.keyboard("jjk{ArrowDown}{Enter}");
    expect(go).toHaveBeenCalledWith(`/desk/${id(3)}`);
    expect(readWalk()).toEqual({ address: "/desk", coeIds: [id(1), id(2), id(3)] });
  });

  it("searches with / and helps with ?, from within the list only", async () => {
    show();
    await screen.findByRole("link", { name: /Family1/ });
    await userEvent.keyboard("?");
    expect(screen.queryByRole("dialog")).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "To the list of COEs" }));
    await userEvent.keyboard("?");
    const help = within(await screen.findByRole("dialog", { name: "The keyboard at the review desk" }));
    await userEvent.click(help.getByRole("checkbox", { name: /Use single-letter keys/ }));
    await userEvent.click(help.getByRole("button", { name: "Close" }));
    screen.getByRole("link", { name: /Family1/ }).focus();
    await userEvent.keyboard("/");
    expect(document.activeElement?.tagName).toBe("A");
    localStorage.setItem("surco.desk.shortcuts", "on");
  });

  it("writes its filters into the address", async () => {
    const { go } = show();
    await screen.findByRole("link", { name: /Family1/ });
    await userEvent.click(screen.getByRole("button", { name: /^Approved/ }));
    expect(go).toHaveBeenLastCalledWith("/desk?stage=approved", { replace: true });
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Findings" }), "difference");
    expect(go).toHaveBeenLastCalledWith("/desk?finding=difference", { replace: true });
  });

  it.each([
    ["en", "/desk?search=Nuñez", "Nothing was found for “Nuñez”", "Clear the search", "/desk"],
    ["es", "/desk?search=Nuñez", "No se encontró nada con «Nuñez»", "Borrar la búsqueda", "/desk"],
    [
      "en",
      "/desk?stage=all&search=Nuñez&days=3",
      "No COE matches these filters",
      "Clear the filters",
      "/desk?stage=all",
    ],
    ["es", "/desk?days=3", "Ningún COE coincide con estos filtros", "Quitar los filtros", "/desk"],
  ] as const)("offers to take away what narrowed it, by its name (%s %s)", async (locale, address, none, clear, to) => {
    history.replaceState(null, "", address);
    const { go } = showEmpty(locale);
    const said = await screen.findByText(none);
    expect(within(said.closest('[role="status"]') as HTMLElement).getByRole("button", { name: clear })).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: clear }));
    expect(go).toHaveBeenLastCalledWith(to, { replace: true });
  });

  it("on a phone has one line for the stages, and says that nothing is found right under the search", async () => {
    vi.stubGlobal("matchMedia", () => ({ matches: true, addEventListener() {}, removeEventListener() {} }));
    history.replaceState(null, "", "/desk?search=nobody");
    const { go } = showEmpty("es");
    const none = await screen.findByText("No se encontró nada con «nobody»");
    const more = screen.getByText("Más filtros");
    expect(none.compareDocumentPosition(more) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    const stages = screen.getByRole("combobox", { name: "Etapa" });
    expect(within(stages).getByRole("option", { name: "Devueltos (2)" })).toBeTruthy();
    await userEvent.selectOptions(stages, "denied");
    expect(go).toHaveBeenLastCalledWith("/desk?stage=denied&search=nobody", { replace: true });
  });

  it("says in words that nobody answers, with a way to try again", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")));
    render(
      <Words catalogs={catalogs} locale="es">
        <ReviewDeskScreen coeId={undefined} go={vi.fn()} world={worldOf()} />
      </Words>,
    );
    expect(await screen.findByText(/El servidor del Estado no contestó/)).toBeTruthy();
    expect(screen.getByRole("button", { name: "Intentar otra vez" })).toBeTruthy();
  });

  it("tells a server that fails from a network that answers for it", async () => {
    vi.stubGlobal("fetch", () => Promise.resolve(new Response("Bad gateway", { status: 502 })));
    render(
      <Words catalogs={catalogs} locale="en">
        <ReviewDeskScreen coeId={undefined} go={vi.fn()} world={worldOf()} />
      </Words>,
    );
    expect(await screen.findByText(/server has a problem/)).toBeTruthy();
    expect(screen.queryByText(/sign-in page/)).toBeNull();
  });
});
