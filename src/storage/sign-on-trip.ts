const mark = "surco-sign-on";

/** The way to the State's own sign-on leads away from the application and back to it. What was begun here is looked for on the way back. */
export function leaveForSignOn(): void {
  try {
    sessionStorage.setItem(mark, "begun");
  } catch {
    // A browser that keeps nothing asks once more who is signed in by a press of the button.
  }
}

/** Without having left, a session of somebody who signed out without a network must not open by itself. */
export function isBackFromSignOn(): boolean {
  try {
    return sessionStorage.getItem(mark) !== null;
  } catch {
    return false;
  }
}

/** They have come back: a reload is not coming back a second time. */
export function forgetSignOnTrip(): void {
  try {
    sessionStorage.removeItem(mark);
  } catch {
    // Then nothing was kept either.
  }
}
