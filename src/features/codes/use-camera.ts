import { type RefObject, useEffect, useRef, useState } from "react";
import { type CameraProblem, closeCamera, openCamera } from "./camera.ts";
import { codeReader } from "./code-reader.ts";

type CameraStanding = "off" | "asking" | "on" | CameraProblem;

interface Camera {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly standing: CameraStanding;
  start(): void;
  stop(): void;
}

/** Between two looks, so that the screen stays answering on a slow tablet. */
const restMs = 40;

/** Reads codes from the camera as long as it is on, and gives each text that it sees. */
export function useCamera(onText: (text: string) => void): Camera {
  const video = useRef<HTMLVideoElement>(null);
  const [wanted, setWanted] = useState(false);
  const [standing, setStanding] = useState<CameraStanding>("off");
  const told = useRef(onText);
  useEffect(() => {
    told.current = onText;
  }, [onText]);
  useEffect(() => {
    if (!wanted) return;
    let here = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stream: MediaStream | null = null;
    const end = (why: CameraStanding) => {
      setStanding(why);
      setWanted(false);
    };
    const begin = async () => {
      const opened = await openCamera();
      if (!opened.ok) return here ? end(opened.error) : undefined;
      const screen = video.current;
      if (!here || screen === null) return closeCamera(opened.value);
      stream = opened.value;
      // Taken away while it reads: unplugged, or by a call.
      for (const track of stream.getVideoTracks()) track.addEventListener("ended", () => here && end("busy"));
      screen.srcObject = stream;
      await screen.play();
      const read = await codeReader();
      // Stopped while it began: it must not say that it is on.
      if (!here) return;
      setStanding("on");
      const look = async () => {
        for (const text of await read(screen)) if (here) told.current(text);
        if (here) timer = setTimeout(() => void look().catch(() => here && end("busy")), restMs);
      };
      await look();
    };
    setStanding("asking");
    begin().catch(() => here && end("busy"));
    return () => {
      here = false;
      clearTimeout(timer);
      if (stream) closeCamera(stream);
    };
  }, [wanted]);
  const stop = () => {
    setWanted(false);
    setStanding("off");
  };
  return { video, standing, start: () => setWanted(true), stop };
}
