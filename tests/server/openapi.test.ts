import { afterAll, beforeAll, expect, it } from "vitest";
import { problemStatus } from "../../src/domain/protocol/problem.ts";
import { routes } from "../../sync-server/routes/all.ts";
import { type Office, openOffice } from "./state-office.ts";

interface Description {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, { summary: string; responses: Record<string, unknown> }>>;
}

let office: Office;
let description: Description;
beforeAll(async () => {
  office = await openOffice();
  description = (await (await office.call(null, "/v1/openapi.json")).json()) as Description;
});
afterAll(() => office.close());

it("describes every call of the route table, and nothing else", () => {
  const described = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(described.sort()).toEqual(routes.map((route) => `${route.method} ${route.path}`).sort());
  expect(new Set(described).size).toBe(routes.length);
});

it.each(routes.map((route) => [route.method, route.path, route] as const))(
  "%s %s names its refusals by status",
  (method, path, route) => {
    const responses = description.paths[path]?.[method]?.responses ?? {};
    for (const code of route.refuses) expect(Object.keys(responses)).toContain(String(problemStatus[code]));
  },
);

it("[P9] a receipt is described by the schema that tablets parse it with", () => {
  const put = description.paths["/v1/revisions/{id}"]?.put?.responses["201"];
  expect(JSON.stringify(put)).toContain("awaiting");
});

it("[P25] a batch may come in a content coding; nothing else is described so", () => {
  const coded = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.values(methods).some((call) => JSON.stringify(call).includes('"Content-Encoding"')) ? [path] : [],
  );
  expect(coded).toEqual(["/v1/batch"]);
});

it("a call that is not in the table is not found, in problem details", async () => {
  const answer = await office.call("rosa", "/v1/everything");
  expect(answer.status).toBe(404);
  expect(answer.headers.get("content-type")).toContain("application/problem+json");
});
