import { expect, it } from "vitest";
import { isOwnAddress } from "../../sync-server/backups/postgres-source.ts";

// Debian gives a machine's own name the address 127.0.1.1, which no interface lists.
it.each(["127.0.0.1", "127.0.1.1", "127.255.255.254", "::1"])(
  "[P21] a PostgreSQL at %s runs on this machine, and a copy beside it secures nothing",
  (address) => {
    expect(isOwnAddress(address)).toBe(true);
  },
);

it("[P21] one at an address that is nobody's here runs elsewhere", () => {
  expect(isOwnAddress("192.0.2.1")).toBe(false);
});
