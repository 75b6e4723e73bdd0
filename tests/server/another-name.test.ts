import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { personHeader, sessionSchema } from "../../src/domain/protocol/person.ts";
import { isInNameOfAnother } from "../../sync-server/identity/authorize.ts";
import { routes } from "../../sync-server/routes/all.ts";
import { arrive, returnOf } from "./families-of-districts.ts";
import type { Written } from "./family-coe.ts";
import { codeOf, type Office, openOffice, people, randomId } from "./state-office.ts";

/** A browser has one session for all its windows: in this one Rosa has signed in while Omar's window is still open. */
const inOmarsName = { [personHeader]: "omar" };

let office: Office;
let coe: Written;
beforeAll(async () => {
  office = await openOffice();
  coe = await arrive(office, "ana", "Alder Creek SD");
});
afterAll(() => office.close());

const call = (method: string, path: string, headers: Record<string, string>, body: string | null = null) =>
  office.call("rosa", path, { method, headers: { ...headers, "content-type": "application/json" }, body });

describe("[P22] what is asked in one person's name is not answered in another one's session", () => {
  const forSomebody = routes.filter((route) => route.action !== "be-met");

  it.each(forSomebody.map(({ method, path }) => [method.toUpperCase(), path]))("%s %s", async (method, path) => {
    const body = method === "GET" || method === "DELETE" ? null : "{}";
    const answer = await call(method, path.replace(/\{\w+\}/, randomId()), inOmarsName, body);
    expect(answer.status).toBe(401);
    expect(await codeOf(answer)).toBe("not-signed-in");
  });

  it("nobody's decision is written down as somebody else's", async () => {
    const decision = JSON.stringify(returnOf(coe));
    expect(await codeOf(await call("POST", "/v1/reviews", inOmarsName, decision))).toBe("not-signed-in");
    expect(await office.store.reading.selectFrom("reviews").select("id").execute()).toEqual([]);
    expect((await call("POST", "/v1/reviews", { [personHeader]: "rosa" }, decision)).status).toBe(200);
  });

  it("an id of any letters goes through a header", () => {
    const id = "Ömar 100%";
    const omar = { ...people.omar, id, state: "ZZ" };
    expect(isInNameOfAnother(encodeURIComponent(id), omar)).toBe(false);
    expect(isInNameOfAnother(encodeURIComponent("Ömar"), omar)).toBe(true);
  });

  it("whoever signs out ends nobody else's session", async () => {
    const told = await call("DELETE", "/v1/session", inOmarsName);
    expect(sessionSchema.parse(await told.json()).person).toBeNull();
    expect(told.headers.get("set-cookie")).toBeNull();
    const whoIsThere = async () => sessionSchema.parse(await (await call("GET", "/v1/session", {})).json()).person?.id;
    expect(await whoIsThere()).toBe("rosa");
    await call("DELETE", "/v1/session", { [personHeader]: "rosa" });
    expect(await whoIsThere()).toBeUndefined();
  });
});
