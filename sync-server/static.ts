import { join } from "node:path";
import express, { type RequestHandler, Router } from "express";

/**
 * The built application. Files named by their content never change; a missing file is a 404 and never the page, or an old window
 * would take HTML for a script; the page itself answers navigations only, and is asked for anew each time. Pieces of earlier releases
 * (`kept-assets.ts`) are there for windows that are still open.
 */
export function serveApplication(folder: string, keptAssets?: string): Router {
  const router = Router();
  router.use((request, response, next) => {
    if (request.method === "GET" || request.method === "HEAD") return next();
    response.status(405).setHeader("Allow", "GET, HEAD").type("text/plain").send("Method not allowed");
  });
  const missing: RequestHandler = (_request, response) => {
    response.status(404).type("text/plain").send("Not found");
  };
  const assets = { immutable: true, maxAge: "1y", index: false, redirect: false } as const;
  const earlier = keptAssets === undefined ? [] : [express.static(keptAssets, assets)];
  router.use("/assets", express.static(join(folder, "assets"), assets), ...earlier, missing);
  router.use(
    express.static(folder, {
      index: false,
      redirect: false,
      setHeaders: (response) => response.setHeader("Cache-Control", "no-cache"),
    }),
  );
  router.get("/{*path}", (request, response, next) => {
    // The front door opens to anybody, also to a tool that names no kind: it asks whether the application is there.
    const navigates =
      request.path === "/" ||
      request.get("sec-fetch-mode") === "navigate" ||
      request.get("accept")?.includes("text/html") === true;
    const isFile = /\.\w+$/.test(request.path);
    if (!navigates || isFile) {
      next();
      return;
    }
    response.setHeader("Cache-Control", "no-cache");
    response.sendFile("index.html", { root: folder, cacheControl: false }, (error) => {
      if (error) next();
    });
  });
  router.use(missing);
  return router;
}
