import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import { AdministrationScreen } from "../../../src/features/administration/administration-screen.tsx";
import type { Locale } from "../../../src/ui/words.tsx";
import { Words } from "../../../src/ui/words.tsx";
import { problem } from "../office-answers.ts";
import { type Asked, administrator, at, id, openOffice, staff, worldOf } from "./office.ts";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(one: string | undefined, locale: Locale = "en") {
  const go = vi.fn();
  render(
    <Words catalogs={catalogs} locale={locale}>
      <AdministrationScreen go={go} notHere={<p>not here</p>} one={one} part="people" world={worldOf(administrator)} />
    </Words>,
  );
  return go;
}

const people = ({ method, path }: Asked) =>
  method === "GET" && path === "/v1/people" ? { people: staff() } : undefined;

describe("the list of people", () => {
  it("says roles, place, state, two-step sign-in and last contact in words, and opens an account", async () => {
    openOffice(people);
    const go = show(undefined);
    await userEvent.click(await screen.findByRole("link", { name: "Lucía Ferreira" }));
    expect(go).toHaveBeenCalledWith("/office/people/lucia");
    const rows = screen.getAllByRole("row").map((row) => row.textContent ?? "");
    expect(rows[2]).toMatch(/Lucía Ferreira.*Recruiter.*North Valley.*Active.*No/);
    expect(rows[3]).toMatch(/Joyce Halloran.*District liaison.*Mill River SD.*Invited.*Never/);
    expect(rows[4]).toMatch(/Omar Delacroix.*Reviewer.*Whole State.*Let go/);
  });

  it.each<[Locale, string]>([
    ["en", "Next: a second step for your own account"],
    ["es", "Lo siguiente: un segundo paso para su propia cuenta"],
  ])(
    "tells whoever has just begun a State, alone and with a password only, what comes next in %s",
    async (locale, next) => {
      const [first] = staff().filter(({ person }) => person.id === administrator.id);
      let there: unknown[] = [{ ...first, secondFactor: false }];
      openOffice(({ path }) => (path === "/v1/people" ? { people: there } : undefined));
      show(undefined, locale);
      expect(await screen.findByText(next)).toBeTruthy();
      expect(screen.getByRole("link", { name: /account|cuenta/ }).getAttribute("href")).toBe("/account");
      cleanup();
      there = staff();
      show(undefined, locale);
      await screen.findByRole("link", { name: "Lucía Ferreira" });
      expect(screen.queryByText(next)).toBeNull();
    },
  );

  it("says in words why it could not be read, and reads again", async () => {
    let isDown = true;
    openOffice((asked) => (isDown ? problem("busy", 503) : people(asked)));
    show(undefined, "es");
    expect(await screen.findByText(/El servidor del Estado está ocupado/)).toBeTruthy();
    isDown = false;
    await userEvent.click(screen.getByRole("button", { name: "Intentar otra vez" }));
    expect(await screen.findByRole("link", { name: "Lucía Ferreira" })).toBeTruthy();
  });
});

describe("an invitation", () => {
  const fill = async () => {
    await userEvent.type(screen.getByRole("textbox", { name: "Name" }), "Rosalind Teague");
    await userEvent.type(screen.getByRole("textbox", { name: "Sign-in name" }), "rosalind@state.example");
    await userEvent.click(screen.getByRole("checkbox", { name: "Coordinator" }));
    await userEvent.click(screen.getByRole("radio", { name: "One region" }));
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Region" }), "North Valley");
  };
  const make = () => userEvent.click(screen.getByRole("button", { name: "Make the link" }));

  it("tells all at once what is missing, moves there, and asks nobody", async () => {
    const asked = openOffice(people);
    show("invite");
    await make();
    const summary = screen.getByRole("region", { name: "Please look at this once more" });
    expect(document.activeElement).toBe(summary);
    expect(within(summary).getAllByRole("link")).toHaveLength(3);
    expect(asked.filter(({ method }) => method === "POST")).toEqual([]);
  });

  it("names in plain words which roles one person never has together", async () => {
    openOffice(people);
    show("invite");
    await fill();
    await userEvent.click(screen.getByRole("checkbox", { name: "Administrator" }));
    await make();
    expect(screen.getAllByText(/An administrator has no other role/).length).toBeGreaterThan(0);
    await userEvent.click(screen.getByRole("checkbox", { name: "Administrator" }));
    await userEvent.click(screen.getByRole("checkbox", { name: "Data specialist" }));
    expect(screen.getAllByText(/A data specialist never decides/).length).toBeGreaterThan(0);
    await userEvent.click(screen.getByRole("checkbox", { name: "Data specialist" }));
    await userEvent.click(screen.getByRole("checkbox", { name: "District liaison" }));
    expect(screen.getAllByText(/belongs to one district/).length).toBeGreaterThan(0);
  });

  it("shows its link once, to be copied and handed over", async () => {
    const asked = openOffice((one) =>
      one.method === "POST" ? { personId: id(1), token: "t".repeat(43), expiresAt: at } : people(one),
    );
    show("invite");
    await fill();
    await make();
    const link = await screen.findByRole<HTMLInputElement>("textbox", { name: "Link for Rosalind Teague" });
    expect(link.value).toBe(`${window.location.origin}/welcome#${"t".repeat(43)}`);
    expect(screen.getByText(/no message is sent/)).toBeTruthy();
    expect(asked.find(({ method }) => method === "POST")).toEqual({
      method: "POST",
      path: "/v1/invitations",
      body: {
        name: "Rosalind Teague",
        signInName: "rosalind@state.example",
        roles: ["coordinator"],
        region: "N",
        district: null,
      },
    });
    await userEvent.click(screen.getByRole("button", { name: "Copy the link" }));
    expect(await screen.findByText(/It could not be copied here/)).toBeTruthy();
    // With `setup` there is a clipboard.
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: "Copy the link" }));
    expect(await screen.findByText("The link is copied.")).toBeTruthy();
    expect(await navigator.clipboard.readText()).toBe(link.value);
    await userEvent.click(screen.getByRole("button", { name: "Invite somebody else" }));
    expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Name" }).value).toBe("");
  });

  it("keeps what was written when the name is taken", async () => {
    openOffice((one) => (one.method === "POST" ? problem("name-taken", 409) : people(one)));
    show("invite");
    await fill();
    await make();
    expect((await screen.findByRole("alert")).textContent).toContain("Somebody already signs in with this name");
    expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Name" }).value).toBe("Rosalind Teague");
  });
});
