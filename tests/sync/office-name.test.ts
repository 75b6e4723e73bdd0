import { afterEach, expect, it, vi } from "vitest";
import * as z from "zod";
import { personHeader } from "../../src/domain/protocol/person.ts";
import { atScreen } from "../../src/sync/at-screen.ts";
import { inNameOf, officeBytes, officeDelete, officeGet, officePost, officePut } from "../../src/sync/office.ts";
import { officeSendParcel } from "../../src/sync/office-rescue.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  atScreen.personId = null;
});

const nothing = z.object({});
const parcel = new Uint8Array([1, 2, 3]);

/** In whose name each question went. */
function heard(): (string | null)[] {
  const names: (string | null)[] = [];
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
    names.push(new Headers(init.headers).get(personHeader));
    return Response.json({});
  });
  return names;
}

const questions: readonly (readonly [string, () => Promise<unknown>])[] = [
  ["officeGet", () => officeGet("/v1/queue", nothing)],
  ["officePost", () => officePost("/v1/reviews", {}, nothing)],
  ["officePut", () => officePut("/v1/account/password", {}, nothing)],
  ["officeDelete", () => officeDelete("/v1/sessions/1", nothing)],
  ["officeBytes", () => officeBytes("/v1/attachments/1")],
  ["officeSendParcel", () => officeSendParcel(parcel)],
];

it.each(questions)(
  "[P22] %s asks in the name of whoever is at the screen, and in nobody's where nobody is",
  async (_, ask) => {
    const names = heard();
    atScreen.personId = "Ñuflo 1";
    await ask();
    atScreen.personId = null;
    await ask();
    expect(names).toEqual([encodeURIComponent("Ñuflo 1"), null]);
  },
);

it("[P22] whoever has left still signs out in their own name", async () => {
  const names = heard();
  await officeDelete("/v1/session", nothing, inNameOf("ruth"));
  expect(names).toEqual(["ruth"]);
});
