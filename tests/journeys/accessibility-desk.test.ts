import { everyScreen } from "./every-screen.ts";
import { walkDesk } from "./screens.ts";

everyScreen("desk", walkDesk);
