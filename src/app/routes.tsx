import type { ReactNode } from "react";
import { Redirect, Route, Switch } from "wouter";
import type { Person } from "../domain/protocol/person.ts";
import { InterviewScreen } from "../features/interview/interview-screen.tsx";
import type { World } from "../storage/world.ts";
import { homeOf } from "./identity.ts";
import { laterScreens } from "./later-screens.ts";
import { NotFound } from "./not-found.tsx";
import type { PreferenceStore } from "./preferences.ts";
import type { TextStore } from "./texts.ts";
import type { Updates } from "./update.ts";
import { otherWorkplaces, type Workplace } from "./workplaces.ts";

type RoutesProps = {
  world: World;
  preferences: PreferenceStore;
  texts: TextStore;
  updates: Updates | null;
  go: (path: string, options?: { replace?: boolean }) => void;
  onEntered: (person: Person) => void;
  onSignOut: () => void;
};

const mistypedCoe = /^\/(?:coes|desk)\/(?![0-9a-f]{32}(?:\/|$))[^/]/;

const pagesOf: Readonly<Record<Workplace, RegExp>> = {
  coes: /^\/coes(\/|$)/,
  desk: /^\/desk(\/|$)/,
  district: /^\/district(\/|$)/,
  "office/people": /^\/office\/people(\/|$)/,
  "office/devices": /^\/office\/devices(\/|$)/,
  "office/rescues": /^\/office\/rescues(\/|$)/,
  "office/audit": /^\/office\/audit(\/|$)/,
};

/** Every screen, one line each. */
export function Routes({ world, preferences, texts, updates, go, onEntered, onSignOut }: RoutesProps) {
  const { person } = world;
  const {
    AccountScreen,
    AdministrationScreen,
    CodesScreen,
    CoeListScreen,
    CoeViewScreen,
    CorrectionsScreen,
    DistrictScreen,
    FieldScreen,
    NotTheirs,
    OtherRole,
    OwnCoe,
    ReadBackScreen,
    ReviewDeskScreen,
    SealedWorkScreen,
    SettingsScreen,
    SigningScreen,
    UnlockScreen,
  } = laterScreens(texts);
  const here = { world, go };
  const own = (coeId: string, screen: ReactNode) => (
    <OwnCoe coeId={coeId} key={coeId} world={world}>
      {screen}
    </OwnCoe>
  );
  if (person === null) return <UnlockScreen onEntered={onEntered} world={world} />;
  return (
    <Switch>
      {/* What was begun under a mistyped address could never be sent: the State takes no such name (P4). */}
      <Route path={mistypedCoe}>{() => <NotFound />}</Route>
      <Route path="/">{() => <Redirect replace to={homeOf(person)} />}</Route>
      <Route path={/^\/(?:sign-in|invitation|welcome)$/}>
        {() => <UnlockScreen onEntered={onEntered} world={world} />}
      </Route>
      <Route path="/account">{() => <AccountScreen />}</Route>
      {otherWorkplaces(person).map((place) => (
        <Route key={place} path={pagesOf[place]}>
          {() => <OtherRole person={person} place={place} />}
        </Route>
      ))}
      <Route path="/coes">{() => <CoeListScreen {...here} />}</Route>
      <Route path="/coes/:coeId/read-back">
        {({ coeId }) => own(coeId, <ReadBackScreen {...here} coeId={coeId} />)}
      </Route>
      <Route path="/coes/:coeId/sign">{({ coeId }) => own(coeId, <SigningScreen {...here} coeId={coeId} />)}</Route>
      <Route path="/coes/:coeId/corrections">
        {({ coeId }) => own(coeId, <CorrectionsScreen {...here} coeId={coeId} />)}
      </Route>
      <Route path="/coes/:coeId/view">{({ coeId }) => own(coeId, <CoeViewScreen {...here} coeId={coeId} />)}</Route>
      <Route path="/coes/:coeId/:section?">
        {({ coeId, section }) => (
          // It asks whose it is beside its own row: another read before that would come on top of every start.
          <InterviewScreen
            coeId={coeId}
            key={coeId}
            notHere={<NotTheirs coeId={coeId} world={world} />}
            section={section}
            world={world}
          />
        )}
      </Route>
      <Route path="/desk/:coeId?">{({ coeId }) => <ReviewDeskScreen {...here} coeId={coeId} />}</Route>
      <Route path="/district">{() => <DistrictScreen world={world} />}</Route>
      <Route path="/office/:part/:one?">
        {({ part, one }) => <AdministrationScreen {...here} notHere={<NotFound />} one={one} part={part} />}
      </Route>
      <Route path="/sealed-work">{() => <SealedWorkScreen world={world} />}</Route>
      <Route path="/codes/:way">{({ way }) => <CodesScreen notHere={<NotFound />} way={way} world={world} />}</Route>
      {person.roles.includes("recruiter") ? (
        <Route path="/field">{() => <FieldScreen updates={updates} world={world} />}</Route>
      ) : null}
      <Route path="/settings">
        {() => <SettingsScreen onSignOut={onSignOut} preferences={preferences} world={world} />}
      </Route>
      <Route>{() => <NotFound />}</Route>
    </Switch>
  );
}
