import type { RequestHandler } from "express";
import type { RequestLine } from "./log.ts";
import type { Store } from "./store/store.ts";

interface Listening {
  readonly store: Pick<Store, "randomBytes" | "now">;
  logRequest?(line: RequestLine): void;
}

/** Gives each request a number of its own, which its answer bears, and writes one line about it when it is over. */
export const requestLines = ({ store, logRequest }: Listening): RequestHandler => {
  return (request, response, next) => {
    const id = Buffer.from(store.randomBytes(8)).toString("hex");
    const begun = Date.parse(store.now());
    response.setHeader("X-Request-Id", id);
    response.once("close", () => {
      const { route, outcomes } = response.locals as { route?: unknown; outcomes?: string | readonly string[] };
      logRequest?.({
        id,
        method: request.method,
        route: typeof route === "string" ? route : null,
        status: response.statusCode,
        ms: Date.parse(store.now()) - begun,
        ...(outcomes === undefined ? {} : { outcomes: [outcomes].flat() }),
      });
    });
    next();
  };
};
