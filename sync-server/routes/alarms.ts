import * as z from "zod";
import { alarmsSchema } from "../../src/domain/protocol/alarm.ts";
import { policyReportsPath } from "../headers.ts";
import { Refusal } from "../problem.ts";
import { requestJson } from "../request-json.ts";
import { countAlarms, readAlarms } from "../store/alarms.ts";
import type { Store } from "../store/store.ts";
import { answer, bytesBody, json, route } from "./route.ts";

const directives = [
  "default-src",
  "script-src",
  "script-src-elem",
  "script-src-attr",
  "style-src",
  "style-src-elem",
  "style-src-attr",
  "img-src",
  "font-src",
  "connect-src",
  "worker-src",
  "manifest-src",
  "media-src",
  "frame-src",
  "form-action",
  "base-uri",
  "object-src",
  "frame-ancestors",
  "require-trusted-types-for",
  "trusted-types",
] as const;

const keywords = ["inline", "eval", "wasm-eval", "trusted-types-policy", "trusted-types-sink", "self"] as const;

const text = z.string().max(16_000);

/** What browsers send for `report-uri`, and for `report-to`; each in its own spelling (www.w3.org/TR/CSP3, 5). */
const reportsSchema = z.union([
  z
    .looseObject({ "csp-report": z.looseObject({ "effective-directive": text, "blocked-uri": text.optional() }) })
    .transform((sent) => {
      const report = sent["csp-report"];
      return [{ directive: report["effective-directive"], blocked: report["blocked-uri"] }];
    }),
  z
    .array(
      z.looseObject({ type: text, body: z.looseObject({ effectiveDirective: text, blockedURL: text.optional() }) }),
    )
    .max(50)
    .transform((sent) =>
      sent
        .filter(({ type }) => type === "csp-violation")
        .map(({ body }) => ({ directive: body.effectiveDirective, blocked: body.blockedURL })),
    ),
]);

const oneOf = <T extends string>(known: readonly T[], said: string | undefined): T | "other" =>
  known.find((each) => each === said) ?? "other";

/** Of an address only that there was one: it may hold a family's name, or say who looked at what. */
function kindOfAlarm({ directive, blocked }: { directive: string; blocked?: string | undefined }): string {
  const what = /^[a-z]+:/i.test(blocked ?? "") ? "address" : oneOf(keywords, blocked);
  return `policy ${oneOf(directives, directive)} ${what}`;
}

const perMinute = 60;
const counted = new WeakMap<Store["reading"], { minute: number; n: number }>();

/** A stranger can send any number of reports; more than these say nothing new, and the disk has other work. */
function isWorthCounting(store: Store): boolean {
  const minute = Math.floor(Date.parse(store.now()) / 60_000);
  const before = counted.get(store.reading);
  const n = before?.minute === minute ? before.n + 1 : 1;
  counted.set(store.reading, { minute, n });
  return n <= perMinute;
}

export const policyReport = route({
  method: "post",
  path: policyReportsPath,
  summary: "Counts what a browser says that a page tried against its policy; nothing else of it is kept",
  action: "be-met",
  body: bytesBody(16_384, ["application/csp-report", "application/reports+json"]),
  answers: { kind: "none" },
  refuses: ["malformed", "too-large"],
  async run({ store, body }) {
    const read = reportsSchema.safeParse(requestJson(body));
    if (!read.success) throw new Refusal("malformed");
    const kinds = [...new Set(read.data.map(kindOfAlarm))];
    const worthIt = kinds.filter(() => isWorthCounting(store));
    if (worthIt.length > 0) await countAlarms(store, worthIt);
    return { status: 204, answer: null };
  },
});

export const alarms = route({
  method: "get",
  path: "/v1/alarms",
  summary: "How often in a day something came about that never should, by its kind",
  action: "read-audit",
  answers: json(alarmsSchema),
  refuses: ["not-signed-in", "not-allowed", "protocol-not-spoken"],
  async run({ store }) {
    return answer(await readAlarms(store.reading, store.now()));
  },
});
