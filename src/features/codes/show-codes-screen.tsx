import { useEffect, useRef, useState } from "react";
import { framesOf, frameText } from "../../domain/protocol/code-frames.ts";
import { watchWaiting } from "../../storage/shown-work.ts";
import type { World } from "../../storage/world.ts";
import { type ShownWork, showAlong } from "../../sync/carry-in.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Page } from "../../ui/page.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useWords } from "../../ui/words.tsx";
import { Showing } from "./showing.tsx";
import { defaultSpeed, durationWords, perSecond, type Speed } from "./speed.ts";

type Packed = ShownWork & { readonly rows: readonly (readonly string[])[] };

/** All unsent COEs of this tablet as codes that change, for a colleague's camera or the one of the State's office. */
export function ShowCodesScreen({ world }: { world: World }) {
  const t = useWords();
  const { work, failed, again } = useShownWork(world);
  const [row, setRow] = useState<number | null>(null);
  const [speed, setSpeed] = useState<Speed>(defaultSpeed);
  const [stopped, setStopped] = useState<number | null>(null);
  const taken = useTaken(world, work, row, () => {
    setRow(null);
    again();
  });
  const texts = row === null ? undefined : work?.rows[row];
  return (
    <Page
      kicker={<a href="/field">{t("field.title")}</a>}
      lede={texts === undefined ? t("codes.show.lede") : undefined}
      title={t("codes.show.title")}
    >
      {failed ? (
        <Alert
          actions={
            <Button onClick={again} variant="secondary">
              {t("codes.again")}
            </Button>
          }
          live="alert"
          title={t("codes.show.failed")}
          tone="bad"
        >
          <p>{t("codes.show.failed.words")}</p>
        </Alert>
      ) : work === null ? (
        <Skeleton label={t("codes.show.packing")} />
      ) : texts === undefined ? (
        <Before onStart={setRow} stopped={stopped} taken={taken} work={work} />
      ) : (
        <Showing
          key={row}
          onSpeed={setSpeed}
          onStop={() => {
            setStopped(row);
            setRow(null);
          }}
          speed={speed}
          texts={texts}
        />
      )}
    </Page>
  );
}

function useShownWork(world: World) {
  const [work, setWork] = useState<Packed | null>(null);
  const [failed, setFailed] = useState(false);
  const [asked, setAsked] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asking again is a reason to pack again.
  useEffect(() => {
    let here = true;
    setFailed(false);
    showAlong(world)
      .then((packed) => ({ ...packed, rows: packed.parcels.map(({ bytes }) => framesOf(bytes).map(frameText)) }))
      .then(
        (packed) => here && setWork(packed),
        () => here && setFailed(true),
      );
    return () => {
      here = false;
    };
  }, [world, asked]);
  return { work, failed, again: () => setAsked((times) => times + 1) };
}

/**
 * Whether a network has taken what was to be shown; `end` is told each time. While one row is shown only that one counts: packing the
 * others anew would begin it anew too.
 */
function useTaken({ db }: World, work: Packed | null, row: number | null, end: () => void): boolean {
  const [taken, setTaken] = useState(false);
  const ended = useRef(end);
  ended.current = end;
  useEffect(() => {
    const looked = work?.parcels.filter((_, index) => row === null || row === index) ?? [];
    const watches = looked.map(({ bytes }) =>
      watchWaiting(db, bytes).subscribe((waiting) => {
        if (waiting) return;
        setTaken(true);
        ended.current();
      }),
    );
    return () => {
      for (const watch of watches) watch.unsubscribe();
    };
  }, [db, work, row]);
  return taken;
}

type BeforeProps = {
  work: Packed;
  /** A network came while this screen was open. */
  taken: boolean;
  /** The row that was shown a moment ago: the cursor goes back to where it came from. */
  stopped: number | null;
  onStart: (row: number) => void;
};

/** What will be carried, how long it takes, and what will not be. */
function Before({ work, taken, stopped, onStart }: BeforeProps) {
  const t = useWords();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  const { rows, coes, staying, onlyByPassphrase } = work;
  const over = taken ? <Taken /> : null;
  if (rows.length === 0) {
    return (
      <div className="stack">
        {over ?? (
          <Alert title={t("codes.show.nothing")} tone="told">
            <p>{t("field.take-along.nothing.words")}</p>
          </Alert>
        )}
        <Left onlyByPassphrase={onlyByPassphrase} staying={staying} />
      </div>
    );
  }
  return (
    <div className="stack">
      {over}
      <Card title={t("codes.show.coes", { count: coes })}>
        <div className="stack">
          {rows.map((texts, row) => (
            <div className="stack" key={texts[0]}>
              <p>
                {t("codes.show.parts", {
                  count: texts.length,
                  time: durationWords(t, texts.length / perSecond.normal),
                })}
              </p>
              <div className="button-row">
                <Button icon="visibility" onClick={() => onStart(row)} ref={row === stopped ? button : undefined}>
                  {rows.length === 1
                    ? t("codes.show.start")
                    : t("codes.show.start-row", { row: row + 1, rows: rows.length })}
                </Button>
              </div>
            </div>
          ))}
          <p>{t("codes.show.how")}</p>
        </div>
      </Card>
      <Left onlyByPassphrase={onlyByPassphrase} staying={staying} />
      <Alert title={t("codes.show.not-sent")} tone="told">
        <p>{t("codes.show.not-sent.words")}</p>
      </Alert>
    </div>
  );
}

/** The codes are gone, and with them the button that had the focus. */
function Taken() {
  const t = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1}>
      <Alert live="status" title={t("codes.show.taken")} tone="good">
        <p>{t("codes.show.taken.words")}</p>
      </Alert>
    </div>
  );
}

function Left({ staying, onlyByPassphrase }: Pick<ShownWork, "staying" | "onlyByPassphrase">) {
  const t = useWords();
  return (
    <>
      {staying === 0 ? null : (
        <Alert title={t("codes.show.staying", { count: staying })} tone="caution">
          <p>{t("codes.show.staying.words")}</p>
        </Alert>
      )}
      {onlyByPassphrase === 0 ? null : (
        <Alert title={t("field.take-along.only-passphrase", { count: onlyByPassphrase })} tone="caution">
          <p>{t("field.take-along.only-passphrase.words")}</p>
        </Alert>
      )}
    </>
  );
}
