import { expect, it } from "vitest";
import { write } from "./family-coe.ts";
import { openOffice, put } from "./state-office.ts";

it("[S28] every State of the tests has a log, and asks it at its end whether it has said anything of anybody", async () => {
  const office = await openOffice();
  const coe = write();
  await put(office, "ana", `/v1/revisions/${coe.id}`, coe.bytes);
  await office.call("rosa", "/v1/queue?search=Garc%C3%ADa");
  expect(office.log.lines.length).toBeGreaterThanOrEqual(2);
  expect(office.log.said()).toEqual([]);
  await office.close();
});

it.each([
  ["a name", "García López"],
  ["a name in an address", encodeURIComponent("García López")],
  ["a street in base64", Buffer.from("Camp 4, River Road").toString("base64")],
  ["a day of birth", "2016-04-02"],
  ["an account", "ana@alder.example"],
  ["a person", "Rosa Lindqvist"],
])("[S28] %s in it would be found", async (_what, secret) => {
  const office = await openOffice();
  office.log.log.request({ id: "1", method: "GET", route: `/v1/${secret}`, status: 200, ms: 1 });
  await expect(office.close()).rejects.toThrow("[S28]");
});
