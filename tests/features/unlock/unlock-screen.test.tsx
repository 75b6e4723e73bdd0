import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type ReactNode, Suspense, use } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import { UnlockScreen } from "../../../src/features/unlock/unlock-screen.tsx";
import { openSurcoDatabase, type SurcoDatabase } from "../../../src/storage/database.ts";
import { readyDevice } from "../../../src/storage/device.ts";
import { currentRecruiter, rememberRecruiter } from "../../../src/storage/recruiter.ts";
import { leaveForSignOn } from "../../../src/storage/sign-on-trip.ts";
import type { World } from "../../../src/storage/world.ts";
import { Words } from "../../../src/ui/words.tsx";
import { openSealer } from "../../storage/open-sealer.ts";
import { type Answers, answering, json, problem } from "../office-answers.ts";

const lucia = {
  id: "lucia",
  name: "Lucía Ferreira",
  roles: ["recruiter"],
  state: "ZZ",
  region: null,
  district: null,
  title: { en: "Recruiter, North Valley", es: "Reclutadora, Valle del Norte" },
};
const ways = { practice: false, firstRun: false, passkeys: true, singleSignOn: null };
const practice = () => json({ ...ways, practice: true, passkeys: false });
const state = () => json(ways);
const session = () => json({ person: lucia, practice: false });
const token = "a-token-of-more-than-twenty-characters";
const invited = () =>
  json({ name: "Lucía Ferreira", signInName: "lucia@sea.example", expiresAt: "2026-11-29T12:00:00.000Z" });

// It is not deleted afterwards: what a screen still reads as it goes would be a read that fails, with nobody to hear it.
let db: SurcoDatabase;
let opened = 0;
beforeEach(async () => {
  opened += 1;
  db = openSurcoDatabase(`unlock-${opened}`, openSealer());
  await readyDevice(db, () => "1".repeat(32));
});
afterEach(() => {
  vi.unstubAllGlobals();
  history.replaceState(null, "", "/");
});

function show(answers: Answers, address = "/", beside: ReactNode = null) {
  history.replaceState(null, "", address);
  const asked = answering(answers);
  const onEntered = vi.fn();
  render(
    <Words catalogs={catalogs} locale="en">
      <Suspense>
        <UnlockScreen onEntered={onEntered} world={{ db, person: null } as unknown as World} />
        {beside}
      </Suspense>
    </Words>,
  );
  return { asked, onEntered };
}

/** React throws away what it drew beside something that was not here yet, and draws it once more. */
function Later({ here }: { here: Promise<void> }): null {
  use(here);
  return null;
}

const write = async (label: string | RegExp, text: string) => userEvent.type(await screen.findByLabelText(label), text);
const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));
const nameAndPassword = async () => {
  await write("Sign-in name", "lucia@sea.example");
  await write("Password", "four plain words together");
  await press("Sign in");
};

describe("unlocking the practice State", () => {
  it("enters as a practice person with one click, and the tablet remembers", async () => {
    const { onEntered } = show({
      "GET /v1/sign-in": practice,
      "GET /v1/practice/people": () => json({ people: [lucia] }),
      "POST /v1/practice/session": () => json({ person: lucia, practice: true }, 201),
    });
    await userEvent.click(await screen.findByRole("button", { name: /Lucía Ferreira.*North Valley/ }));
    await waitFor(() => expect(onEntered).toHaveBeenCalledWith(lucia));
    expect(await currentRecruiter(db)).toEqual(lucia);
  });

  it("says why the first visit needs a network, and tries again when asked", async () => {
    const answers: Record<string, () => Response> = {};
    show(answers);
    expect(await screen.findByText("The server cannot be reached")).toBeTruthy();
    Object.assign(answers, { "GET /v1/sign-in": practice, "GET /v1/practice/people": () => json({ people: [lucia] }) });
    await press("Try again");
    expect(await screen.findByText("Lucía Ferreira")).toBeTruthy();
  });

  it("[P9] takes a login page of a hotel network for no answer", async () => {
    show({ "GET /v1/sign-in": () => new Response("<html>Welcome to our Wi-Fi</html>", { status: 200 }) });
    expect(await screen.findByText("The server cannot be reached")).toBeTruthy();
  });
});

describe("signing in to a State", () => {
  it("takes name and password, and the tablet remembers", async () => {
    const { asked, onEntered } = show({ "GET /v1/sign-in": state, "POST /v1/sign-in": session });
    await nameAndPassword();
    await waitFor(() => expect(onEntered).toHaveBeenCalledWith(lucia));
    expect(asked.at(-1)?.body).toEqual({ signInName: "lucia@sea.example", password: "four plain words together" });
    expect(await currentRecruiter(db)).toEqual(lucia);
  });

  it("says at its field what is missing, and puts the cursor there", async () => {
    const { asked } = show({ "GET /v1/sign-in": state });
    await write("Sign-in name", "lucia@sea.example");
    await press("Sign in");
    expect(screen.getByText("Write your password.")).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText("Password"));
    expect(asked).toHaveLength(1);
  });

  it("lets a password manager fill the fields in, takes what is pasted and shows it on request", async () => {
    show({ "GET /v1/sign-in": state });
    const name = await screen.findByLabelText("Sign-in name");
    const password = screen.getByLabelText("Password");
    expect(name.getAttribute("autocomplete")).toBe("username");
    expect(password.getAttribute("autocomplete")).toBe("current-password");
    await userEvent.click(password);
    await userEvent.paste("pasted from somewhere safe");
    expect(password).toHaveProperty("value", "pasted from somewhere safe");
    expect(password).toHaveProperty("type", "password");
    await press("Show");
    expect(password).toHaveProperty("type", "text");
  });

  it("says what to do about a wrong name or password, without saying which", async () => {
    show({ "GET /v1/sign-in": state, "POST /v1/sign-in": () => problem("sign-in-failed", 401) });
    await nameAndPassword();
    expect((await screen.findByRole("alert")).textContent).toContain("The sign-in name or the password is not right");
    expect(screen.getByLabelText("Password")).toHaveProperty("value", "four plain words together");
  });

  it("says how long to wait after many tries", async () => {
    show({ "GET /v1/sign-in": state, "POST /v1/sign-in": () => problem("try-later", 429, { seconds: 240 }) });
    await nameAndPassword();
    expect((await screen.findByRole("alert")).textContent).toContain("You can try again in 4 minutes");
  });

  it("keeps what was typed where the State cannot be reached", async () => {
    show({ "GET /v1/sign-in": state });
    await nameAndPassword();
    expect(await screen.findByText("The State cannot be reached now")).toBeTruthy();
    expect(screen.getByLabelText("Sign-in name")).toHaveProperty("value", "lucia@sea.example");
  });

  it("goes on to the code of the authenticator, written as the app shows it", async () => {
    const { asked, onEntered } = show({
      "GET /v1/sign-in": state,
      "POST /v1/sign-in": (body) => ("totp" in (body as object) ? session() : problem("second-factor-needed", 401)),
    });
    await nameAndPassword();
    const code = await screen.findByLabelText("Code of six digits");
    expect(document.activeElement).toBe(code);
    expect(code.getAttribute("autocomplete")).toBe("one-time-code");
    await userEvent.type(code, "123 456");
    await press("Sign in");
    await waitFor(() => expect(onEntered).toHaveBeenCalled());
    expect(asked.at(-1)?.body).toMatchObject({ totp: "123456" });
  });

  it("takes a recovery code in its place, and says when that one is used up", async () => {
    const { asked } = show({
      "GET /v1/sign-in": state,
      "POST /v1/sign-in": (body) =>
        problem("recoveryCode" in (body as object) ? "sign-in-failed" : "second-factor-needed", 401),
    });
    await nameAndPassword();
    await press("I do not have my authenticator app here");
    await write("Recovery code", "abcde-fghjk");
    await press("Sign in");
    expect(await screen.findByText(/it was used before/)).toBeTruthy();
    expect(asked.at(-1)?.body).toMatchObject({ recoveryCode: "abcde-fghjk" });
  });

  it("offers the State's own sign-on by its name, and says when it did not let somebody in", async () => {
    const signOn = { ...ways, singleSignOn: { label: "State of Alder sign-on" } };
    show({ "GET /v1/sign-in": () => json(signOn) }, "/sign-in?sign-on=refused");
    const link = await screen.findByRole("link", { name: "Go to State of Alder sign-on" });
    expect(link.getAttribute("href")).toBe("/v1/sign-on");
    expect(screen.getByText("Your State’s sign-on did not let you in here")).toBeTruthy();
  });

  it.each([
    ["cancelled", "You came back without signing in"],
    ["nobody", "Surco does not know this State account"],
    ["over", "This way in does not work any more"],
    ["not-reached", "Your State’s page cannot be reached now"],
    ["<b>anything else</b>", "Your State’s sign-on did not let you in here"],
  ])(
    "says why the State's sign-on sent somebody back (%s), and leaves nothing of it in the address",
    async (why, title) => {
      show({ "GET /v1/sign-in": state }, `/sign-in?sign-on=${encodeURIComponent(why)}`);
      expect((await screen.findByRole("alert")).textContent).toContain(title);
      expect(location.pathname + location.search).toBe("/sign-in");
    },
  );

  it("asks whoever comes after somebody who signed out to prove themselves at the State anew", async () => {
    await rememberRecruiter(db, { ...lucia, roles: ["recruiter"] });
    const signOn = { ...ways, singleSignOn: { label: "State of Alder sign-on" } };
    show({ "GET /v1/sign-in": () => json(signOn) }, "/sign-in");
    const link = await screen.findByRole("link", { name: "Go to State of Alder sign-on" });
    expect(link.getAttribute("href")).toBe("/v1/sign-on?again=1");
  });

  it("enters whoever comes back from the State's own sign-on, and nobody who did not go there", async () => {
    const answers = { "GET /v1/sign-in": state, "GET /v1/session": session };
    const stayed = show(answers);
    await screen.findByLabelText("Password");
    expect(stayed.asked.map(({ path }) => path)).toEqual(["GET /v1/sign-in"]);
    cleanup();
    leaveForSignOn();
    const back = show(answers);
    await waitFor(() => expect(back.onEntered).toHaveBeenCalledWith(lucia));
    expect(screen.queryByLabelText("Password")).toBeNull();
    cleanup();
    // Once: who is signed out meanwhile is not entered by a reload.
    const again = show(answers);
    await screen.findByLabelText("Password");
    expect(again.onEntered).not.toHaveBeenCalled();
  });

  it("enters them also where the screen was begun once more before it was shown", async () => {
    leaveForSignOn();
    const here = new Promise<void>((resolve) => setTimeout(resolve, 20));
    const answers = { "GET /v1/sign-in": state, "GET /v1/session": session };
    const back = await act(async () => show(answers, "/sign-in", <Later here={here} />));
    await waitFor(() => expect(back.onEntered).toHaveBeenCalledWith(lucia));
  });
});

describe("a State's first day", () => {
  it("makes the first administrator with the one-time token", async () => {
    const { asked, onEntered } = show({
      "GET /v1/sign-in": () => json({ ...ways, firstRun: true }),
      "POST /v1/first-run": session,
    });
    await write("One-time token", ` ${token} `);
    await write("Your name", "Ana Ruiz");
    await write("Sign-in name", "ana@sea.example");
    await write("New password", "short");
    expect(screen.getByText("5 of 15 characters")).toBeTruthy();
    await write("New password", " and longer now");
    expect(screen.getByText("The password is long enough.")).toBeTruthy();
    await press("Begin");
    await waitFor(() => expect(onEntered).toHaveBeenCalled());
    expect(asked.at(-1)?.body).toEqual({
      token,
      name: "Ana Ruiz",
      signInName: "ana@sea.example",
      password: "short and longer now",
    });
  });

  it("says that a token is not the right one, and where to get another", async () => {
    show({
      "GET /v1/sign-in": () => json({ ...ways, firstRun: true }),
      "POST /v1/first-run": () => problem("not-allowed", 403),
    });
    await write("One-time token", token);
    await write("Your name", "Ana Ruiz");
    await write("Sign-in name", "ana@sea.example");
    await write("New password", "four plain words");
    await press("Begin");
    expect((await screen.findByRole("alert")).textContent).toContain("Start the server again");
  });
});

describe("an invitation", () => {
  it("is opened by what stands behind the #, and the password begins the work", async () => {
    const { asked, onEntered } = show(
      { "POST /v1/invitations/opened": invited, "POST /v1/invitations/accepted": session },
      `/welcome#${token}`,
    );
    expect(await screen.findByText("Hello, Lucía Ferreira")).toBeTruthy();
    expect(screen.getByLabelText("Sign-in name")).toHaveProperty("value", "lucia@sea.example");
    await write("New password", "four plain words together");
    await press("Set my password and begin");
    await waitFor(() => expect(onEntered).toHaveBeenCalledWith(lucia));
    expect(asked.at(-1)?.body).toEqual({ token, password: "four plain words together" });
    expect(asked.every(({ path }) => !path.includes(token))).toBe(true);
  });

  it("says at the password why it would be guessed", async () => {
    show(
      {
        "POST /v1/invitations/opened": invited,
        "POST /v1/invitations/accepted": () => problem("password-refused", 422, { why: "common" }),
      },
      `/invitation#${token}`,
    );
    await write("New password", "password123456789");
    await press("Set my password and begin");
    expect(await screen.findByText(/Many people use this password/)).toBeTruthy();
    expect(screen.getByLabelText("New password").getAttribute("aria-invalid")).toBe("true");
  });

  it("that is over says what to do", async () => {
    show({ "POST /v1/invitations/opened": () => problem("not-found", 404) }, `/welcome#${token}`);
    expect(await screen.findByText("This invitation does not work any more")).toBeTruthy();
    expect(screen.getByRole("link", { name: "Go to sign in" })).toBeTruthy();
  });
});
