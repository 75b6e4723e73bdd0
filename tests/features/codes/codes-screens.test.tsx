import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import type { Instant } from "../../../src/domain/base/instant.ts";
import { framesOf, frameText } from "../../../src/domain/protocol/code-frames.ts";
import { packParcel } from "../../../src/domain/protocol/rescue-parcel.ts";
import { codeReader } from "../../../src/features/codes/code-reader.ts";
import { CodesScreen } from "../../../src/features/codes/codes-screen.tsx";
import { openSurcoDatabase } from "../../../src/storage/database.ts";
import { keepPart } from "../../../src/storage/read-parcels.ts";
import type { World } from "../../../src/storage/world.ts";
import type { ShownWork } from "../../../src/sync/carry-in.ts";
import { type Locale, Words } from "../../../src/ui/words.tsx";
import { openSealer } from "../../storage/open-sealer.ts";

const parcel = packParcel([new Uint8Array(5000).fill(5)]);
const work = vi.hoisted(() => ({ now: {} as object }));
vi.mock("../../../src/sync/carry-in.ts", () => ({ showAlong: async () => work.now }));
const network = vi.hoisted(() => ({ tell: new Set<(waiting: boolean) => void>() }));
vi.mock("../../../src/storage/shown-work.ts", () => ({
  watchWaiting: () => ({
    subscribe: (tell: (waiting: boolean) => void) => {
      network.tell.add(tell);
      return { unsubscribe: () => network.tell.delete(tell) };
    },
  }),
}));
vi.mock("../../../src/features/codes/code-canvas.tsx", () => ({
  CodeCanvas: ({ text, label }: { text: string; label: string }) => (
    <svg aria-label={label} data-text={text} role="img" />
  ),
}));

const shown = (change: Partial<ShownWork>): ShownWork => ({
  parcels: [{ sha256: "a".repeat(64) as never, bytes: parcel }],
  coes: 1,
  onlyByPassphrase: 0,
  staying: 0,
  ...change,
});
beforeEach(() => {
  work.now = shown({});
});

let databases = 0;
const now = () => "2026-11-22T18:00:00.000Z" as Instant;

function world(role: string): World {
  databases += 1;
  const db = openSurcoDatabase(`codes-${databases}`, openSealer());
  const sync = { sendNow: async () => ({}), insure: async () => undefined };
  return { db, sync, now, person: { id: "p", name: "Lucía Ferreira", roles: [role] } } as unknown as World;
}

const show = (way: string, here: World, locale: Locale = "en") =>
  render(
    <Words catalogs={catalogs} locale={locale}>
      <CodesScreen notHere={<p>not here</p>} way={way} world={here} />
    </Words>,
  );

const t = (id: string): string => catalogs.en[id] ?? id;

describe("[4.9] showing codes", () => {
  it.each<[Locale, string, string]>([
    ["en", "2 photos are not in the codes, and stay", "Showing is not sending"],
    ["es", "2 fotos no están en los códigos y se quedan", "Mostrar no es enviar"],
  ])(
    "says in %s before it begins that photos are not carried and that nothing counts as sent",
    async (locale, stays, not) => {
      work.now = shown({ staying: 2 });
      show("show", world("recruiter"), locale);
      expect((await screen.findByText(new RegExp(stays))).textContent).toContain(stays);
      expect(screen.getByText(not)).toBeTruthy();
    },
  );

  it("with only photos left there are no codes, and it is said that they stay", async () => {
    work.now = shown({ parcels: [], coes: 0, staying: 1 });
    show("show", world("recruiter"));
    await screen.findByText(t("codes.show.nothing"));
    await screen.findByText(/One photo|1 photo/);
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("goes on by hand while it is paused, round and round, and shows only the parts that were named", async () => {
    const hand = userEvent.setup();
    show("show", world("recruiter"));
    await hand.click(await screen.findByRole("button", { name: t("codes.show.start") }));
    const pause = screen.getByRole("button", { name: t("codes.show.pause") });
    expect(document.activeElement).toBe(pause);
    await hand.click(pause);
    const texts = framesOf(parcel).map(frameText);
    const seen = new Set<string>();
    for (const _ of texts) {
      seen.add(screen.getByRole("img").getAttribute("data-text") ?? "");
      await hand.click(screen.getByRole("button", { name: t("codes.show.next") }));
    }
    expect([...seen].toSorted()).toEqual(texts.toSorted());
    await hand.type(screen.getByRole("textbox"), "3");
    for (let time = 0; time < 3; time++) {
      expect(screen.getByRole("img").getAttribute("data-text")).toBe(texts[2]);
      await hand.click(screen.getByRole("button", { name: t("codes.show.next") }));
    }
    await hand.type(screen.getByRole("textbox"), "0");
    await screen.findByText(/from 1 to 9/);
    await hand.click(screen.getByRole("button", { name: t("codes.show.stop") }));
    expect(document.activeElement).toBe(await screen.findByRole("button", { name: t("codes.show.start") }));
  });

  it.each<Locale>(["en", "es"])(
    "[P10] a network that has taken everything ends the codes, and it is said in %s what became of them",
    async (locale) => {
      show("show", world("recruiter"), locale);
      const words = (id: string): string => catalogs[locale][id] ?? id;
      await userEvent.click(await screen.findByRole("button", { name: words("codes.show.start") }));
      expect(screen.getByRole("img")).toBeTruthy();
      work.now = shown({ parcels: [], coes: 0 });
      await act(async () => {
        for (const tell of [...network.tell]) tell(false);
      });
      await screen.findByText(words("codes.show.taken"));
      expect(screen.queryByRole("img")).toBeNull();
      await vi.waitFor(() => expect(screen.queryByRole("button")).toBeNull());
      expect(screen.queryByText(words("codes.show.nothing"))).toBeNull();
    },
  );

  it("is for recruiters; what is nobody's page is not here", async () => {
    show("show", world("coordinator"));
    await screen.findByText("not here");
    show("other", world("recruiter"));
    expect(await screen.findAllByText("not here")).toHaveLength(2);
  });
});

describe("[4.9] reading codes", () => {
  it("says what to do where the browser gives no camera", async () => {
    show("read", world("recruiter"));
    await userEvent.click(await screen.findByRole("button", { name: t("codes.read.start") }));
    expect((await screen.findByRole("alert")).textContent).toContain(t("codes.camera.not-secure"));
    await screen.findByRole("button", { name: t("codes.again") });
  });

  it("stopped while the camera begins, it is off and says so", async () => {
    let playing: () => void = () => undefined;
    const play = vi.spyOn(HTMLMediaElement.prototype, "play").mockImplementation(
      () =>
        new Promise<void>((done) => {
          playing = done;
        }),
    );
    const track = { stop: vi.fn(), addEventListener: () => undefined };
    const stream = { getTracks: () => [track], getVideoTracks: () => [track] };
    vi.stubGlobal("isSecureContext", true);
    Object.defineProperty(navigator, "mediaDevices", {
      configurable: true,
      value: { getUserMedia: async () => stream },
    });
    show("read", world("recruiter"));
    await userEvent.click(await screen.findByRole("button", { name: t("codes.read.start") }));
    await vi.waitFor(() => expect(play).toHaveBeenCalled());
    await userEvent.click(screen.getByRole("button", { name: t("codes.read.stop") }));
    expect(track.stop).toHaveBeenCalled();
    await act(async () => {
      playing();
      await codeReader();
    });
    expect(screen.getByRole("button", { name: t("codes.read.start") })).toBeTruthy();
    Reflect.deleteProperty(navigator, "mediaDevices");
    vi.unstubAllGlobals();
    play.mockRestore();
  });

  it("says after a reload how much of an interrupted row is here, and which parts are missing", async () => {
    const here = world("coordinator");
    const frames = framesOf(parcel);
    for (const at of [0, 1, 4]) await keepPart(here.db, frames[at] as (typeof frames)[0], now());
    show("read", here);
    await screen.findByText("3 of 9 codes");
    await screen.findByText(/Still missing: 3, 4, 6-9\./);
  });
});
