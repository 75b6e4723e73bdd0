import { lazy } from "react";
import { Redirect, Route, Switch } from "wouter";
import type { Person } from "../domain/protocol/person.ts";
import { CoeListScreen } from "../features/coe-list/coe-list-screen.tsx";
import { InterviewScreen } from "../features/interview/interview-screen.tsx";
import { UnlockScreen } from "../features/unlock/unlock-screen.tsx";
import type { World } from "../storage/world.ts";
import { homeOf } from "./identity.ts";
import { NotFound } from "./not-found.tsx";
import type { PreferenceStore } from "./preferences.ts";

// What the interview does not need comes later; the service worker keeps every piece of it for the days without a network.
const SettingsScreen = lazy(async () => ({
  default: (await import("../features/settings/settings-screen.tsx")).SettingsScreen,
}));

export type RoutesProps = {
  world: World;
  preferences: PreferenceStore;
  go: (path: string) => void;
  onEntered: (person: Person) => void;
  onSignOut: () => void;
};

/** Every screen, one line each. */
export function Routes({ world, preferences, go, onEntered, onSignOut }: RoutesProps) {
  const { person } = world;
  const here = { world, go };
  if (person === null) return <UnlockScreen onEntered={onEntered} world={world} />;
  return (
    <Switch>
      <Route path="/">
        <Redirect replace to={homeOf(person)} />
      </Route>
      <Route path="/sign-in">{() => <UnlockScreen onEntered={onEntered} world={world} />}</Route>
      <Route path="/coes">{() => <CoeListScreen {...here} />}</Route>
      {/* Below the other pages of one COE: whatever is not one of them is a section of the interview. */}
      <Route path="/coes/:coeId/:section?">{(at) => <InterviewScreen {...here} {...at} />}</Route>
      <Route path="/settings">
        {() => <SettingsScreen onSignOut={onSignOut} preferences={preferences} world={world} />}
      </Route>
      <Route>
        <NotFound />
      </Route>
    </Switch>
  );
}
