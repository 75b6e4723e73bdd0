import { type ComponentType, lazy } from "react";
import type { TextStore } from "./texts.ts";

/**
 * Screens that the interview does not need. Each comes when it is opened, with all texts, and the service worker keeps every
 * piece of it for the days without a network.
 */
function makeLaterScreens(texts: TextStore) {
  const later = <Props>(load: () => Promise<ComponentType<Props>>) =>
    lazy(async () => {
      const [screen] = await Promise.all([load(), texts.everything()]);
      return { default: screen };
    });
  /** A screen with something on it that asks for a proof of a moment ago. */
  const proved = <Props extends object>(load: () => Promise<ComponentType<Props>>) =>
    later(async () => {
      const [screen, { withStepUp }] = await Promise.all([load(), import("../features/account/with-step-up.tsx")]);
      return withStepUp(screen);
    });
  return {
    AccountScreen: proved(async () => (await import("../features/account/account-screen.tsx")).AccountScreen),
    // Its words are among the first, and the line above it comes with it.
    CoeListScreen: lazy(async () => {
      const [{ CoeListScreen }] = await Promise.all([
        import("../features/coe-list/coe-list-screen.tsx"),
        import("./sync-line.tsx"),
      ]);
      return { default: CoeListScreen };
    }),
    OtherRole: later(async () => (await import("./other-role.tsx")).OtherRole),
    OwnCoe: later(async () => (await import("./own-coe.tsx")).OwnCoe),
    NotTheirs: later(async () => (await import("./not-theirs.tsx")).NotTheirs),
    ReadBackScreen: later(async () => (await import("../features/signing/read-back-screen.tsx")).ReadBackScreen),
    CorrectionsScreen: later(
      async () => (await import("../features/corrections/corrections-screen.tsx")).CorrectionsScreen,
    ),
    DistrictScreen: later(async () => (await import("../features/district/district-screen.tsx")).DistrictScreen),
    FieldScreen: later(async () => (await import("../features/field/field-screen.tsx")).FieldScreen),
    CoeViewScreen: later(async () => (await import("../features/coe-view/coe-view-screen.tsx")).CoeViewScreen),
    SigningScreen: later(async () => (await import("../features/signing/signing-screen.tsx")).SigningScreen),
    ReviewDeskScreen: later(async () => (await import("../features/review/review-desk-screen.tsx")).ReviewDeskScreen),
    AdministrationScreen: proved(
      async () => (await import("../features/administration/administration-screen.tsx")).AdministrationScreen,
    ),
    CodesScreen: later(async () => (await import("../features/codes/codes-screen.tsx")).CodesScreen),
    UnlockScreen: later(async () => (await import("../features/unlock/unlock-screen.tsx")).UnlockScreen),
    SealedWorkScreen: later(async () => (await import("../features/unlock/sealed-work-screen.tsx")).SealedWorkScreen),
    VaultGate: later(async () => (await import("../features/unlock/vault-gate.tsx")).VaultGate),
    SettingsScreen: later(async () => (await import("../features/settings/settings-screen.tsx")).SettingsScreen),
  };
}

type LaterScreens = ReturnType<typeof makeLaterScreens>;

const made = new WeakMap<TextStore, LaterScreens>();

/** The same components as long as the same texts are there: React would load a new one again. */
export function laterScreens(texts: TextStore): LaterScreens {
  const known = made.get(texts) ?? makeLaterScreens(texts);
  made.set(texts, known);
  return known;
}
