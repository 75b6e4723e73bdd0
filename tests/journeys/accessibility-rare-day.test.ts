import { everyScreen } from "./every-screen.ts";
import { walkSeldom } from "./seldom-screens.ts";

everyScreen("tablet on a rare day", walkSeldom);
