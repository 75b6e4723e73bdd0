import { OpenAPIRegistry, OpenApiGeneratorV31 } from "@asteasolutions/zod-to-openapi";
import * as z from "zod";
import { problemSchema, problemStatus } from "../src/domain/protocol/problem.ts";
import { mayDo } from "./identity/authorize.ts";
import type { Route } from "./routes/route.ts";

const problemAnswer = (codes: readonly string[]) => ({
  description: codes.join(", "),
  content: { "application/problem+json": { schema: problemSchema } },
});

function requestOf(route: Route) {
  const binary = { schema: { type: "string" as const, format: "binary" } };
  const body =
    route.body?.kind === "json"
      ? { content: { "application/json": { schema: route.body.schema } } }
      : route.body?.kind === "bytes"
        ? { content: Object.fromEntries(route.body.types.map((type) => [type, binary])) }
        : null;
  const coding = route.body?.kind === "bytes" ? route.body.coding : undefined;
  return {
    ...(route.params ? { params: route.params } : {}),
    ...(route.query ? { query: route.query } : {}),
    ...(body ? { body: { ...body, required: true } } : {}),
    ...(coding ? { headers: z.object({ "Content-Encoding": z.literal(coding).optional() }) } : {}),
  };
}

function responsesOf(route: Route) {
  const { answers } = route;
  const content =
    answers.kind === "json"
      ? { "application/json": { schema: answers.schema } }
      : { "application/octet-stream": { schema: { type: "string" as const, format: "binary" } } };
  const statuses = new Set(route.refuses.map((code) => problemStatus[code]));
  const refusals = [...statuses].map((status) => {
    const codes = route.refuses.filter((code) => problemStatus[code] === status);
    return [String(status), problemAnswer(codes)] as const;
  });
  const done = { description: route.summary, content };
  return { "200": done, ...(route.method === "put" ? { "201": done } : {}), ...Object.fromEntries(refusals) };
}

const whoMay = ({ action }: Route): string => {
  const allowed = mayDo[action];
  return allowed === "anybody" ? allowed : allowed.join(", ");
};

/** The description of the server, made from the same table and the same schemas that answer. */
export function openApiDocument(routes: readonly Route[]) {
  const registry = new OpenAPIRegistry();
  for (const route of routes) {
    registry.registerPath({
      method: route.method,
      path: route.path,
      summary: route.summary,
      description: `Action ${route.action}, of ${whoMay(route)}.${route.practiceOnly ? " Practice mode only." : ""}`,
      "x-surco-action": route.action,
      request: requestOf(route),
      responses: responsesOf(route),
    });
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: "3.1.0",
    info: {
      title: "Surco sync server",
      version: "1",
      description: "Tablets and the review desk speak this with the State.",
    },
  });
}
