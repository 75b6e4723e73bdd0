import { type Gathered, missingFrom } from "../../domain/protocol/code-frames.ts";
import { partNumbers } from "../../domain/protocol/part-numbers.ts";
import { Alert } from "../../ui/alert.tsx";
import { useWords } from "../../ui/words.tsx";
import type { Piles } from "./use-piles.ts";

/** Of more runs than these nobody reads the numbers out; the show comes round to them by itself. */
const mostNamed = 60;

type ProgressProps = Pick<Piles, "begun" | "whole" | "remark"> & { isReading: boolean };

/** How much of the row is here, and which parts are missing. */
export function Progress({ begun, whole, remark, isReading }: ProgressProps) {
  const t = useWords();
  const [now, ...others] = begun;
  return (
    <>
      <div role="status">
        {whole === null ? null : (
          <Alert title={t("codes.read.whole", { count: whole })} tone="good">
            <p>{t("codes.read.whole.words")}</p>
          </Alert>
        )}
        {remark === null ? null : (
          <Alert title={t(`codes.read.${remark}`)} tone={remark === "not-kept" ? "bad" : "told"}>
            <p>{t(`codes.read.${remark}.words`)}</p>
          </Alert>
        )}
      </div>
      {now === undefined || whole !== null ? null : <Row pile={now} />}
      {now === undefined && whole === null && isReading ? <p>{t("codes.read.looking")}</p> : null}
      {others.length === 0 ? null : <p>{t("codes.read.others", { count: others.length })}</p>}
    </>
  );
}

function Row({ pile }: { pile: Gathered }) {
  const t = useWords();
  const missing = missingFrom(pile);
  const named = partNumbers(missing);
  return (
    <div className="code-progress">
      <p className="code-progress__count" id="code-progress">
        {t("codes.read.parts", { read: pile.parts.size, count: pile.count })}
      </p>
      <progress aria-labelledby="code-progress" max={pile.count} value={pile.parts.size} />
      {missing.length === 0 ? null : (
        <p>
          {named.length > mostNamed
            ? t("codes.read.missing-many", { count: missing.length })
            : t("codes.read.missing", { parts: named })}
        </p>
      )}
    </div>
  );
}
