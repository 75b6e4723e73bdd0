import type { SurcoDatabase } from "../storage/database.ts";

/**
 * When another window upgrades the storage, every read that is still on its way here ends with the same error, and so does every
 * later one. The shell says once what to do about it (P17); none of them is a fault of the page that asked.
 */
export function expectClosedStorage(db: SurcoDatabase, page: Pick<Window, "addEventListener">): void {
  page.addEventListener("unhandledrejection", (event) => {
    const { reason } = event;
    const name: unknown = reason !== null && typeof reason === "object" && "name" in reason ? reason.name : null;
    if (db.closedForUpgrade && name === "DatabaseClosedError") event.preventDefault();
  });
}
