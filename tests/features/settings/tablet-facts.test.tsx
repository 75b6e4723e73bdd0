import { render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import { TabletFacts } from "../../../src/features/settings/tablet-facts.tsx";
import { openSurcoDatabase, type SurcoDatabase } from "../../../src/storage/database.ts";
import { secondCopyStanding, whenCompared } from "../../../src/storage/journal-start.ts";
import type { World } from "../../../src/storage/world.ts";
import { Words } from "../../../src/ui/words.tsx";
import { openSealer } from "../../storage/open-sealer.ts";

vi.mock("../../../src/storage/journal-start.ts", () => ({ secondCopyStanding: vi.fn(), whenCompared: vi.fn() }));

let db: SurcoDatabase;
beforeEach(() => {
  db = openSurcoDatabase("tablet-facts", openSealer());
});
afterEach(() => db.delete());

const show = () =>
  render(
    <Words catalogs={catalogs} locale="en">
      <TabletFacts world={{ db } as unknown as World} />
    </Words>,
  );

describe("[D15] what the settings say of the second copy", () => {
  it("a part of it that does not load hides nothing else of the tablet", async () => {
    vi.mocked(secondCopyStanding).mockRejectedValue(new TypeError("Failed to fetch dynamically imported module"));
    show();
    expect(await screen.findByText("Pieces not sent yet")).toBeTruthy();
    expect(screen.getByText(/kept only once at the moment/)).toBeTruthy();
  });

  it("that it is being compared, and how it stands as soon as that is known", async () => {
    let over: () => void = () => undefined;
    vi.mocked(whenCompared).mockReturnValue(
      new Promise((done) => {
        over = done;
      }),
    );
    vi.mocked(secondCopyStanding).mockResolvedValue("pending");
    show();
    expect(await screen.findByText(/being compared/)).toBeTruthy();
    vi.mocked(secondCopyStanding).mockResolvedValue("sound");
    over();
    expect(await screen.findByText(/everything is kept twice/)).toBeTruthy();
  });

  it("that there is no room for it, and what helps", async () => {
    vi.mocked(secondCopyStanding).mockResolvedValue("full");
    show();
    expect(await screen.findByText(/make room/)).toBeTruthy();
  });
});
