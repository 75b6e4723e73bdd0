import { type Rescue, type RescueFate, rescueSchema } from "../../../src/domain/protocol/rescue.ts";
import type { RescueSide } from "../../../src/domain/protocol/rescue-sides.ts";

const at = "2026-11-20T18:00:00.000Z";
const id = (number: number): string => String(number).padEnd(32, "a");

interface Named {
  readonly id: string;
  readonly name: string;
}

export const agreedBy = ({ id: personId, name }: Named, side: RescueSide) => ({
  person: { id: personId, name },
  side,
  at,
});

export const rescuedItem = (place: number, fate: RescueFate, problem: string | null = null) => ({
  place,
  table: "drafts",
  row: id(place),
  fate,
  problem,
  coeId: null,
});

/** What came of a parcel that was opened. */
export const outcomeOf = (...items: ReturnType<typeof rescuedItem>[]) => ({
  openedAt: at,
  recruiters: [{ id: "lucia", name: "Lucía Ferreira" }],
  items,
});

/** A parcel as a tablet has handed it in, and what else is said of it. */
export const sampleRescue = (change: object = {}): Rescue =>
  rescueSchema.parse({
    rescueId: id(1),
    receivedAt: at,
    handedInBy: { id: "ben", name: "Benito Salas" },
    deviceId: id(2),
    bytes: 4000,
    counts: { drafts: 6, revisions: 1, attachments: 0, unknown: 0 },
    vaults: [id(3)],
    state: "waiting",
    needs: 2,
    approvals: [],
    outcome: null,
    ...change,
  });
