import { fetchAttachment, sendAttachment } from "./attachments.ts";
import { changes } from "./changes.ts";
import { coeOpened, coeRecord } from "./coes.ts";
import { confirm } from "./confirm.ts";
import { health } from "./health.ts";
import { hello } from "./hello.ts";
import { queue } from "./queue.ts";
import { review } from "./reviews.ts";
import { fetchRevision, sendRevision } from "./revisions.ts";
import type { Route } from "./route.ts";
import { enterPractice, firstRun, practicePeople, signOut, whoIsSignedIn } from "./session.ts";

/** Every call the server answers. The application and its OpenAPI description are both made from this table. */
export const routes: readonly Route[] = [
  health,
  hello,
  sendRevision,
  fetchRevision,
  sendAttachment,
  fetchAttachment,
  confirm,
  changes,
  review,
  queue,
  coeRecord,
  coeOpened,
  whoIsSignedIn,
  signOut,
  firstRun,
  practicePeople,
  enterPractice,
];
