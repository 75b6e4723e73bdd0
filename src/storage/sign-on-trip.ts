const mark = "surco-sign-on";

/** The way to the State's own sign-on leads away from the application and back to it. What was begun here is looked for on the way back. */
export function leaveForSignOn(): void {
  try {
    sessionStorage.setItem(mark, "begun");
  } catch {
    // A browser that keeps nothing asks once more who is signed in by a press of the button.
  }
}

/** True once after coming back. Without having left, a session of somebody who signed out without a network must not open by itself. */
export function isBackFromSignOn(): boolean {
  try {
    const begun = sessionStorage.getItem(mark) !== null;
    sessionStorage.removeItem(mark);
    return begun;
  } catch {
    return false;
  }
}
