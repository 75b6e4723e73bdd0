import { everyScreen } from "./every-screen.ts";
import { walkTablet } from "./screens.ts";

everyScreen("tablet", walkTablet);
