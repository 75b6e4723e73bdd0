import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import { openPreferences } from "../../../src/app/preferences.ts";
import { SettingsScreen } from "../../../src/features/settings/settings-screen.tsx";
import { openSurcoDatabase } from "../../../src/storage/database.ts";
import type { World } from "../../../src/storage/world.ts";
import { Words } from "../../../src/ui/words.tsx";

describe("settings", () => {
  it("changes what is chosen at once, signs out on request and says what the tablet holds", async () => {
    const preferences = openPreferences(null, ["en-US"]);
    const onSignOut = vi.fn();
    const person = {
      id: "a",
      name: "Ana",
      roles: ["recruiter"],
      state: "ZZ",
      region: null,
      title: { en: "R", es: "R" },
    };
    const world = { db: openSurcoDatabase("settings"), person, app: "surco/test" } as unknown as World;
    render(
      <Words catalogs={catalogs} locale="en">
        <SettingsScreen onSignOut={onSignOut} preferences={preferences} world={world} />
      </Words>,
    );
    await userEvent.click(screen.getByRole("radio", { name: "Español" }));
    await userEvent.click(screen.getByRole("radio", { name: /Sunlight/ }));
    await userEvent.click(screen.getByRole("radio", { name: "Larger" }));
    expect(preferences.get()).toEqual({ locale: "es", theme: "sunlight", text: "larger" });
    await userEvent.click(screen.getByRole("button", { name: "Sign out" }));
    expect(onSignOut).toHaveBeenCalledOnce();
    expect(await screen.findByText("Pieces not sent yet")).toBeTruthy();
    expect(screen.getByText("surco/test")).toBeTruthy();
  });
});
