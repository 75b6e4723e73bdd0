import { everyScreen } from "./every-screen.ts";
import { walkOffice } from "./office-screens.ts";

// 403: the State wants to know once more who it is. Four people also take turns at one browser, and nobody signs out: a round of
// whoever was there before may meet the session of the next one, and is refused (401 or 403) until the tablet is theirs.
everyScreen(
  "office beside the desk",
  walkOffice,
  /status of (403 .*\/deactivation|40[13] .*\/v1\/(hello|changes|confirm|bodies|devices))$/,
);
