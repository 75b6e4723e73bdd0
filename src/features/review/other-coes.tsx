import type { CoeRecord } from "../../domain/protocol/desk.ts";
import { Alert } from "../../ui/alert.tsx";
import { InAppLink } from "../../ui/in-app-link.tsx";
import { useWords } from "../../ui/words.tsx";
import { coeAddress } from "./queue-table.tsx";
import { useSheet } from "./sheet-context.ts";
import { nameOf } from "./value-words.ts";
import { familyCalled, whoseWords } from "./whose-coe.ts";

const isDecided = (stage: CoeRecord["stage"]): boolean => ["returned", "approved", "denied"].includes(stage);

/** V-13: the other COEs that hold a child of this one, each a press away, so that the reviewer can lay them side by side. */
export function OtherCoes() {
  const t = useWords();
  const { answers, record } = useSheet();
  const { duplicates = [] } = record;
  if (duplicates.length === 0) return null;
  const count = new Set(duplicates.flatMap(({ childIds }) => childIds)).size;
  return (
    <Alert icon="person" title={t("review.duplicate.title", { count })} tone="caution">
      <p>{t(isDecided(record.stage) ? "review.duplicate.words-decided" : "review.duplicate.words")}</p>
      <ul>
        {duplicates.map(({ coeId, familyName, stage, childIds }) => (
          <li key={coeId}>
            <InAppLink href={coeAddress(coeId)}>
              {t("review.duplicate.link", {
                children: childIds.map((childId) => nameOf(answers, childId)).join(", "),
                whose: whoseWords(t, familyCalled(familyName)),
              })}
            </InAppLink>{" "}
            ({t(`review.stage.${stage}`)})
          </li>
        ))}
      </ul>
    </Alert>
  );
}
