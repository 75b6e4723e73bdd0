import { everyScreen } from "./every-screen.ts";
import { walkOffice } from "./office-screens.ts";

// The State wants to know once more who it is.
everyScreen("office beside the desk", walkOffice, "403");
