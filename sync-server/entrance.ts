import type { Request, RequestHandler } from "express";
import { protocolHeader, protocolVersion } from "../src/domain/protocol/hello.ts";
import { policyReportsPath } from "./headers.ts";
import { Refusal } from "./problem.ts";

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

const reads = (request: Request): boolean => request.method === "GET" || request.method === "HEAD";

/** A name that is not ours comes from a forged header, or from a page that has pointed its own name at this machine. */
export const underOurName = (publicOrigin: string | null): RequestHandler => {
  const ours = publicOrigin === null ? null : new URL(publicOrigin).host;
  return (request, _response, next) => {
    const host = request.get("host") ?? "";
    if (host !== ours && !loopback.test(host)) throw new Refusal("malformed", { header: "host" });
    next();
  };
};

/** TRACE would give a request's cookies back to whoever sent it; the rest nobody here speaks. */
const spoken = new Set(["GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS", "PATCH"]);

export const knownMethods: RequestHandler = (request, _response, next) => {
  if (!spoken.has(request.method)) throw new Refusal("method-not-allowed");
  next();
};

/** A call without the header is today's. */
export function spokenBy(request: Request): number {
  const said = request.get(protocolHeader);
  return said === undefined ? protocolVersion.max : Number(said);
}

/** A tablet below the floor or above our own version is told so before anything is read (P25). */
export const speaksProtocol: RequestHandler = (request, _response, next) => {
  const version = spokenBy(request);
  if (!(version >= protocolVersion.min && version <= protocolVersion.max)) {
    throw new Refusal("protocol-not-spoken", { ...protocolVersion });
  }
  next();
};

/** What a form of another site can send without being asked first (fetch.spec.whatwg.org, CORS-safelisted). */
const formTypes = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/i;

/** What a browser sends by itself when a page broke its policy: without our header, and in a type that no form can have. */
const reportTypes = /^application\/(csp-report|reports\+json)\b/i;

/**
 * SameSite=Strict keeps other sites from sending the cookie; this keeps them from sending anything that writes. Each of the four
 * marks alone would do: where the page is from, what the browser says about that, the header that only our own script sets, and
 * a type that no form can have.
 */
export const fromOurOwnPages = (publicOrigin: string | null): RequestHandler => {
  return (request, _response, next) => {
    if (reads(request)) {
      next();
      return;
    }
    const origin = request.get("origin");
    const site = request.get("sec-fetch-site");
    const host = request.get("host") ?? "";
    const isOurs =
      origin === undefined || origin === publicOrigin || (loopback.test(host) && origin === `http://${host}`);
    const isSameSite = site === undefined || site === "same-origin" || site === "none";
    const type = request.get("content-type") ?? "";
    const isScript = request.get(protocolHeader) !== undefined && !formTypes.test(type);
    const isReport = request.originalUrl === policyReportsPath && reportTypes.test(type);
    if (!isOurs || !isSameSite || !(isScript || isReport)) throw new Refusal("not-allowed");
    next();
  };
};
