import type { RequestHandler } from "express";
import helmet from "helmet";

export const policyReportsPath = "/v1/policy-reports";

/**
 * What a page of ours may do: load from this server and nothing else, and turn no text into script. The one Trusted Types policy
 * (`default`, src/app/trusted-urls.ts) lets the service worker and our own workers start.
 */
const directives = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", "blob:", "data:"],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  workerSrc: ["'self'"],
  manifestSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
  requireTrustedTypesFor: ["'script'"],
  trustedTypes: ["default"],
  // Every browser that we promise sends these at once; `report-to` waits a minute, which a page that was taken over need not live.
  reportUri: [policyReportsPath],
};

const forbidden = ["geolocation", "microphone", "payment", "usb", "serial", "hid", "midi", "display-capture"];
const ownOnly = ["camera", "publickey-credentials-get", "publickey-credentials-create"];

/** A family's whereabouts are what somebody says, never what a tablet measures. */
const permissions = [...forbidden.map((name) => `${name}=()`), ...ownOnly.map((name) => `${name}=(self)`)].join(", ");

const twoYears = 63_072_000;

/** `overTls`: browsers reach us by https. On loopback the promise would lock a practice server out. */
export function securityHeaders(overTls: boolean): RequestHandler {
  const usual = helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    crossOriginEmbedderPolicy: true,
    xFrameOptions: { action: "deny" },
    strictTransportSecurity: overTls ? { maxAge: twoYears, includeSubDomains: true } : false,
  });
  return (request, response, next) => {
    response.setHeader("Permissions-Policy", permissions);
    usual(request, response, next);
  };
}

/** An answer of the interface is no page: nothing in it may load or run, and nothing on the way may keep it. */
export const answerHeaders: RequestHandler = (_request, response, next) => {
  response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
  response.setHeader("Cache-Control", "no-store");
  next();
};
