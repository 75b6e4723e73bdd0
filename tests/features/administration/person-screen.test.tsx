import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import { AdministrationScreen } from "../../../src/features/administration/administration-screen.tsx";
import { Words } from "../../../src/ui/words.tsx";
import { problem } from "../office-answers.ts";
import { type Asked, administrator, openOffice, staff, worldOf } from "./office.ts";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** An office whose accounts change as they are told to. */
function openAccounts(refused?: Response) {
  const accounts = staff();
  const change = ({ method, path, body }: Asked) => {
    const place = accounts.findIndex(({ person }) => path.split("/")[3] === person.id);
    const member = accounts[place];
    if (!member) return problem("not-found", 404);
    if (path.endsWith("/deactivation")) {
      accounts[place] = { ...member, state: method === "POST" ? "deactivated" : "active", sessions: 0 };
    } else if (path.endsWith("/sessions")) accounts[place] = { ...member, sessions: 0 };
    else accounts[place] = { ...member, person: { ...member.person, ...(body as object) } };
    return accounts[place];
  };
  return openOffice((asked) => {
    if (asked.method === "GET") return { people: accounts };
    return refused ?? change(asked);
  });
}

function show(personId: string) {
  render(
    <Words catalogs={catalogs} locale="en">
      <AdministrationScreen
        go={vi.fn()}
        notHere={<p>not here</p>}
        one={personId}
        part="people"
        world={worldOf(administrator)}
      />
    </Words>,
  );
}

const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));
const pressInDialog = (name: string) =>
  userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name }));

describe("an account", () => {
  it("says what letting go does before it is done, and lets in again", async () => {
    const asked = openAccounts();
    show("lucia");
    await press("Let go");
    const dialog = within(screen.getByRole("dialog", { name: "Let Lucía Ferreira go?" }));
    expect(dialog.getByText(/Signed out at once/)).toBeTruthy();
    expect(dialog.getByText("Unsent work on the tablet still arrives.")).toBeTruthy();
    expect(asked.filter(({ method }) => method !== "GET")).toEqual([]);
    await pressInDialog("Let go");
    expect(await screen.findByText("Lucía Ferreira was let go and signed out.")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Let go" })).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole("region", { name: "Signing in" }));
    await press("Let in again");
    await pressInDialog("Let in again");
    expect(await screen.findByText("Lucía Ferreira may sign in again.")).toBeTruthy();
    expect(asked.filter(({ method }) => method !== "GET").map(({ method, path }) => `${method} ${path}`)).toEqual([
      "POST /v1/people/lucia/deactivation",
      "DELETE /v1/people/lucia/deactivation",
    ]);
  });

  it("ends all sessions, and offers it only where there is one", async () => {
    openAccounts();
    show("lucia");
    await press("Sign out everywhere");
    await pressInDialog("Sign out everywhere");
    expect(await screen.findByText("Lucía Ferreira was signed out everywhere.")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Sign out everywhere" })).toBeNull();
  });

  it("changes roles and place, from what they are", async () => {
    const asked = openAccounts();
    show("lucia");
    await press("Change name, roles or place");
    expect(screen.getByRole<HTMLInputElement>("checkbox", { name: "Recruiter" }).checked).toBe(true);
    await userEvent.click(screen.getByRole("checkbox", { name: "Coordinator" }));
    await userEvent.click(screen.getByRole("radio", { name: "One district" }));
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "School district" }), "Mill River SD");
    await press("Save the change");
    expect(await screen.findByText("The change is saved.")).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole("region", { name: "Account" }));
    expect(asked.find(({ method }) => method === "PUT")?.body).toEqual({
      name: "Lucía Ferreira",
      roles: ["recruiter", "coordinator"],
      region: null,
      district: "Mill River SD",
    });
  });

  it("makes a link for a new password after what it does was read, and shows it once", async () => {
    const asked = openOffice(({ method }) => {
      if (method === "GET") return { people: staff() };
      return { personId: "b".repeat(32), token: "a-token-of-more-than-twenty", expiresAt: "2026-11-27T18:00:00.000Z" };
    });
    show("lucia");
    await press("Make a link for a new password");
    const dialog = within(screen.getByRole("dialog", { name: "A new password for Lucía Ferreira?" }));
    expect(dialog.getByText(/two-step sign-in and passkeys are taken away/)).toBeTruthy();
    expect(asked.some(({ method }) => method === "POST")).toBe(false);
    await pressInDialog("Make a link for a new password");
    const link = await screen.findByRole<HTMLInputElement>("textbox", { name: "Link for Lucía Ferreira" });
    expect(link.value).toMatch(/\/welcome#a-token-of-more-than-twenty$/);
    expect(asked.find(({ method }) => method === "POST")?.path).toBe("/v1/people/lucia/invitation");
    expect(document.activeElement).toBe(screen.getByRole("region", { name: "The link for Lucía Ferreira is ready" }));
  });

  it("makes no link for whoever was let go or has not come yet", async () => {
    for (const who of ["omar", "joyce"]) {
      openAccounts();
      show(who);
      await screen.findByRole("region", { name: "Signing in" });
      expect(screen.queryByRole("button", { name: /new password/ })).toBeNull();
      cleanup();
    }
  });

  it.each([
    ["last-administrator", 409, /This is the last administrator/],
    ["own-roles", 403, /Nobody changes their own roles/],
    ["sign-in-again", 401, /show once more that it is you/],
  ])("says why it was not done: %s", async (code, status, words) => {
    openAccounts(problem(code, status));
    show("beatriz");
    await press("Let go");
    await pressInDialog("Let go");
    expect((await screen.findByRole("alert")).textContent).toMatch(words);
    expect(screen.queryByRole("link", { name: "Sign in again" }) !== null).toBe(code === "sign-in-again");
  });

  it("that is not there is no page", async () => {
    openAccounts();
    show("nobody");
    expect(await screen.findByText("not here")).toBeTruthy();
  });
});
