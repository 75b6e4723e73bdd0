import { useEffect, useRef, useState } from "react";
import { placesNamed } from "../../domain/protocol/part-numbers.ts";
import { Button } from "../../ui/button.tsx";
import { SegmentedChoice } from "../../ui/segmented-choice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useWords } from "../../ui/words.tsx";
import { CodeCanvas } from "./code-canvas.tsx";
import { durationWords, perSecond, type Speed, speeds } from "./speed.ts";
import { useAwake } from "./use-awake.ts";

type ShowingProps = {
  /** One for each part, in their order. */
  texts: readonly string[];
  speed: Speed;
  onSpeed: (speed: Speed) => void;
  onStop: () => void;
};

/** One code after the other, round and round, until somebody stops it: this tablet cannot know what the other one has read. */
export function Showing({ texts, speed, onSpeed, onStop }: ShowingProps) {
  const t = useWords();
  const [named, setNamed] = useState("");
  const [paused, setPaused] = useState(false);
  const [shown, setShown] = useState(0);
  useAwake(true);
  const pause = useRef<HTMLButtonElement>(null);
  useEffect(() => pause.current?.focus({ preventScroll: true }), []);
  const places = placesNamed(named, texts.length);
  const count = places === null || places.length === 0 ? texts.length : places.length;
  useEffect(() => {
    if (paused) return;
    const timer = setInterval(() => setShown((before) => before + 1), 1000 / perSecond[speed]);
    return () => clearInterval(timer);
  }, [paused, speed]);
  const at = places?.[shown % count] ?? shown % texts.length;
  return (
    <div className="code-show">
      <CodeCanvas label={t("codes.show.code")} text={texts[at] ?? ""} />
      <p className="code-show__place">
        {t("codes.show.place", { at: at + 1, count: texts.length })}
        {" · "}
        {t("codes.show.round", { time: durationWords(t, count / perSecond[speed]) })}
      </p>
      <div className="button-row">
        <Button onClick={() => setPaused(!paused)} ref={pause} variant="secondary">
          {t(paused ? "codes.show.go-on" : "codes.show.pause")}
        </Button>
        {paused ? (
          <Button onClick={() => setShown(shown + 1)} variant="secondary">
            {t("codes.show.next")}
          </Button>
        ) : null}
        <Button onClick={onStop}>{t("codes.show.stop")}</Button>
      </div>
      <SegmentedChoice
        choices={speeds.map((value) => ({ value, label: t(`codes.speed.${value}`) }))}
        label={t("codes.speed")}
        onChange={onSpeed}
        value={speed}
      />
      <TextField
        error={places === null ? t("codes.show.only.wrong", { count: texts.length }) : undefined}
        hint={t("codes.show.only.hint")}
        inputMode="text"
        label={t("codes.show.only")}
        onChange={(event) => setNamed(event.currentTarget.value)}
        value={named}
        width="medium"
      />
      <p>{t("codes.show.until")}</p>
    </div>
  );
}
