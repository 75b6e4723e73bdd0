/**
 * A calm cover over whatever is on the screen while the app is away, for the picture that the tablet keeps of it (T5). It is paint
 * alone: the focus and a signature that is being drawn stay as they are. It goes when `ready` says that nothing has to be locked first.
 */
export function coverWhenHidden(
  page: Pick<Document, "addEventListener" | "visibilityState" | "documentElement">,
  ready: () => Promise<void>,
): void {
  const cover = (on: boolean) => page.documentElement.classList.toggle("is-covered", on);
  const look = () => {
    if (page.visibilityState === "hidden") cover(true);
    else void ready().finally(() => cover(page.visibilityState === "hidden"));
  };
  page.addEventListener("visibilitychange", look);
}
