import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import { AccountScreen } from "../../../src/features/account/account-screen.tsx";
import { withStepUp } from "../../../src/features/account/with-step-up.tsx";
import { Words } from "../../../src/ui/words.tsx";
import { type Answers, answering, json, problem } from "../office-answers.ts";

const person = {
  id: "lucia",
  name: "Lucía Ferreira",
  roles: ["recruiter"],
  state: "KS",
  region: null,
  district: null,
  title: { en: "Recruiter", es: "Reclutadora" },
};
const account = {
  person,
  signInName: "lucia@sea.example",
  hasPassword: true,
  hasTotp: false,
  recoveryCodesLeft: 0,
  passkeys: [],
};
const place = (id: string, current: boolean) => ({
  id: id.repeat(32),
  where: current ? "Chrome on Android" : "Firefox on Windows",
  createdAt: "2026-11-20T10:00:00.000Z",
  seenAt: "2026-11-21T10:00:00.000Z",
  current,
});
const here = place("a", true);
const elsewhere = place("b", false);
const done = () => json({ done: true });

const Screen = withStepUp(AccountScreen);

function show(answers: Answers, about: object = {}) {
  const asked = answering({
    "GET /v1/account": () => json({ ...account, ...about }),
    "GET /v1/sessions": () => json({ sessions: [here, elsewhere] }),
    ...answers,
  });
  render(
    <Words catalogs={catalogs} locale="en">
      <Screen />
    </Words>,
  );
  return asked;
}

const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));
const write = async (label: string, text: string) => userEvent.type(await screen.findByLabelText(label), text);

afterEach(() => vi.unstubAllGlobals());

describe("one's own account", () => {
  it("says where one is signed in, and ends one place", async () => {
    const asked = show({ [`DELETE /v1/sessions/${elsewhere.id}`]: done });
    const list = await screen.findByRole("list", { name: "Places where you are signed in" });
    const [first, second] = await within(list).findAllByRole("listitem");
    expect(first?.textContent).toContain("Here, now");
    expect(within(first as HTMLElement).queryByRole("button")).toBeNull();
    await userEvent.click(within(second as HTMLElement).getByRole("button", { name: /Sign out: Firefox on Windows/ }));
    expect(await screen.findByText("Signed out there.")).toBeTruthy();
    expect(asked.map(({ path }) => path)).toContain(`DELETE /v1/sessions/${elsewhere.id}`);
  });

  it("ends all other places at once", async () => {
    show({ "DELETE /v1/sessions": done });
    await press("Sign out everywhere else");
    expect(await screen.findByText("You are signed out everywhere but here.")).toBeTruthy();
  });

  it("changes the password, and says why one would be guessed", async () => {
    let refused = true;
    const asked = show({
      "PUT /v1/account/password": () => (refused ? problem("password-refused", 422, { why: "guessable" }) : done()),
    });
    await press("Change my password");
    await write("Password until now", "the one before");
    await write("New password", "lucia ferreira lucia");
    await press("Save the new password");
    expect(await screen.findByText(/This can be guessed/)).toBeTruthy();
    refused = false;
    await press("Save the new password");
    expect(await screen.findByText(/Your password is changed/)).toBeTruthy();
    expect(asked.at(-1)?.body).toEqual({ current: "the one before", next: "lucia ferreira lucia" });
  });

  it("sets the authenticator up with a key in fours, and shows the recovery codes until they are kept", async () => {
    let inForce = false;
    const codes = ["abcde-fghjk", "mnpqr-stvwx"];
    show({
      "GET /v1/account": () => json({ ...account, hasTotp: inForce, recoveryCodesLeft: inForce ? 2 : 0 }),
      "POST /v1/account/totp": () => json({ secret: "ABCDEFGHIJ", address: "otpauth://totp/Surco:lucia?secret=A" }),
      "POST /v1/account/totp/confirm": (body) => {
        inForce = (body as { code: string }).code === "123456";
        return inForce ? json({ codes }) : problem("code-not-right", 422);
      },
    });
    await press("Set up the app");
    expect(await screen.findByText("ABCD EFGH IJ")).toBeTruthy();
    const link = screen.getByRole("link", { name: "Open the authenticator app on this device" });
    expect(link.getAttribute("href")).toContain("otpauth://totp/");
    await write("Code of six digits that the app shows now", "111111");
    await press("Put it in force");
    expect(await screen.findByText(/This is not the code of now/)).toBeTruthy();
    await userEvent.clear(screen.getByLabelText("Code of six digits that the app shows now"));
    await write("Code of six digits that the app shows now", "123 456");
    await press("Put it in force");
    const list = await screen.findByRole("list", { name: "Ten recovery codes" });
    expect(within(list).getAllByRole("listitem")).toHaveLength(2);
    await press("I have kept them");
    expect(screen.queryByRole("list", { name: "Ten recovery codes" })).toBeNull();
    expect(screen.getByText(/2 codes are left/)).toBeTruthy();
  });

  it("says that a short password cannot stand alone", async () => {
    const remove = () => problem("password-refused", 422, { why: "short" });
    show({ "DELETE /v1/account/totp": remove }, { hasTotp: true, recoveryCodesLeft: 10 });
    await press("Take the app out of force");
    await userEvent.click(
      within(screen.getByRole("dialog")).getByRole("button", { name: "Take the app out of force" }),
    );
    expect(await screen.findByText(/too short to stand alone/)).toBeTruthy();
  });

  it("names its passkeys and takes one out of force after asking", async () => {
    const passkeys = [{ id: "k-1", name: "Blue key", createdAt: here.createdAt, usedAt: null }];
    const asked = show({ "DELETE /v1/account/passkeys/k-1": done }, { passkeys });
    await press("Remove Blue key");
    await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Remove" }));
    expect(await screen.findByText("The passkey “Blue key” is removed.")).toBeTruthy();
    expect(asked.map(({ path }) => path)).toContain("DELETE /v1/account/passkeys/k-1");
  });

  it("leads back in whoever is not signed in any more", async () => {
    show({ "GET /v1/account": () => problem("not-signed-in", 401) });
    expect((await screen.findByRole("link", { name: "Sign in" })).getAttribute("href")).toBe("/sign-in");
  });
});

describe("the question whether it is still the same person", () => {
  const asking = () => {
    let fresh = false;
    return {
      "POST /v1/account/totp": () =>
        fresh
          ? json({ secret: "ABCDEFGHIJ", address: "otpauth://totp/Surco:lucia?secret=A" })
          : problem("sign-in-again", 401),
      "POST /v1/session/fresh": (body: unknown) => {
        fresh = (body as { password?: string }).password === "right";
        return fresh ? json({ person, practice: false }) : problem("sign-in-failed", 401);
      },
    };
  };

  it("comes when the State asks for it, and what was wanted is then done", async () => {
    show(asking());
    await press("Set up the app");
    const dialog = await screen.findByRole("dialog", { name: "Is it still you?" });
    await userEvent.type(await within(dialog).findByLabelText("Your password"), "wrong");
    await userEvent.click(within(dialog).getByRole("button", { name: "It is me" }));
    expect(await within(dialog).findByText(/That was not right/)).toBeTruthy();
    await userEvent.clear(within(dialog).getByLabelText("Your password"));
    await userEvent.type(within(dialog).getByLabelText("Your password"), "right");
    await userEvent.click(within(dialog).getByRole("button", { name: "It is me" }));
    expect(await screen.findByText("ABCD EFGH IJ")).toBeTruthy();
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("can be closed: nothing was done, and the screen says so", async () => {
    show(asking());
    await press("Set up the app");
    await screen.findByRole("dialog", { name: "Is it still you?" });
    await press("Cancel");
    expect(await screen.findByText("This was not done")).toBeTruthy();
  });
});
