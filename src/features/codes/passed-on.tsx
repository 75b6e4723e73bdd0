import { useEffect, useState } from "react";
import { type ReadParcelRow, watchReadParcels } from "../../storage/read-parcels.ts";
import { type HandInRow, watchCarried } from "../../storage/rescue.ts";
import type { World } from "../../storage/world.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { momentWords } from "../../ui/moment-words.ts";
import { useLocale, useWords } from "../../ui/words.tsx";

type PassedOnProps = { world: World; onPass: () => void; passing: boolean };

/** What was read here and waits, and what the State has of it. */
export function PassedOn({ world: { db }, onPass, passing }: PassedOnProps) {
  const t = useWords();
  const locale = useLocale();
  const [waiting, setWaiting] = useState<readonly ReadParcelRow[]>([]);
  const [carried, setCarried] = useState<readonly HandInRow[]>([]);
  useEffect(() => {
    const watches = [
      watchReadParcels(db).subscribe({ next: setWaiting }),
      watchCarried(db).subscribe({ next: setCarried }),
    ];
    return () => {
      for (const watch of watches) watch.unsubscribe();
    };
  }, [db]);
  const refused = waiting.filter((row) => row.refused !== null);
  if (waiting.length + carried.length === 0) return <p>{t("codes.here.nothing")}</p>;
  return (
    <div className="stack">
      <div role="status">
        {waiting.length > refused.length ? (
          <Alert
            title={t("codes.here.waiting", {
              count: waiting.reduce((sum, row) => sum + (row.refused === null ? row.envelopes : 0), 0),
            })}
            tone="caution"
          >
            <p>{t("codes.here.waiting.words")}</p>
          </Alert>
        ) : null}
        {refused.length === 0 ? null : (
          <Alert title={t("codes.here.refused")} tone="bad">
            <p>
              {t(
                refused.some((row) => row.refused === "sealed-to-other-key")
                  ? "carrying-in.other-state"
                  : "codes.here.refused.words",
              )}
            </p>
          </Alert>
        )}
      </div>
      {waiting.length === 0 ? null : (
        <div className="button-row">
          <Button busy={passing} icon="send" onClick={onPass} variant="secondary">
            {t("codes.here.send")}
          </Button>
        </div>
      )}
      {carried.length === 0 ? null : (
        <ul>
          {carried.map((row) => (
            <li key={row.sha256}>
              {t("carrying-in.before", { when: momentWords(row.at, locale), count: row.envelopes })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
