import { err, ok, type Result } from "../../domain/base/result.ts";

/** Why there is no picture, as a screen tells what to do about it. */
export type CameraProblem =
  /** The page did not come by https: browsers give it no camera. */
  | "not-secure"
  | "none"
  /** Somebody said no, or the settings of the tablet do. */
  | "refused"
  /** Another app has it, or it does not answer. */
  | "busy";

const problems: Readonly<Record<string, CameraProblem>> = {
  NotAllowedError: "refused",
  SecurityError: "refused",
  NotFoundError: "none",
  OverconstrainedError: "none",
};

/** The camera on the back where there are two. More points than these cost a slow tablet more than they read. */
const wanted: MediaStreamConstraints = {
  audio: false,
  video: { facingMode: { ideal: "environment" }, width: { ideal: 1280 }, height: { ideal: 720 } },
};

type Around = {
  readonly devices: Pick<MediaDevices, "getUserMedia"> | undefined;
  readonly isSecure: boolean;
};

const thisBrowser = (): Around => ({ devices: navigator.mediaDevices, isSecure: globalThis.isSecureContext === true });

export async function openCamera(
  { devices, isSecure }: Around = thisBrowser(),
): Promise<Result<MediaStream, CameraProblem>> {
  if (devices === undefined) return err(isSecure ? "none" : "not-secure");
  try {
    return ok(await devices.getUserMedia(wanted));
  } catch (error) {
    return err(problems[(error as { name?: string } | null)?.name ?? ""] ?? "busy");
  }
}

export const closeCamera = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
};
