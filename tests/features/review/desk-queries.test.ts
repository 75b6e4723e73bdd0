import { expect, it } from "vitest";
import { clientFor, forgetDesk, recordKey } from "../../../src/features/review/desk-queries.ts";
import { worldOf } from "./desk-office.ts";

it("[T2] what the desk was shown is let go when its reader, who recruits too, locks the tablet", () => {
  const world = worldOf();
  const client = clientFor(world);
  client.setQueryData(recordKey("1"), { family: "Muñoz" });
  forgetDesk(world);
  expect(client.getQueryData(recordKey("1"))).toBeUndefined();
  expect(clientFor(world)).not.toBe(client);
});
