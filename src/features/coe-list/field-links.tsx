import { LinkButton } from "../../ui/link-button.tsx";
import { useAllWords, useWords } from "../../ui/words.tsx";

/** Where a trip is prepared, and what is only on this tablet can be taken along. Its words come behind the first paint. */
export function FieldLinks({ onlyHere }: { onlyHere: number }) {
  useAllWords();
  const t = useWords();
  return (
    <div className="button-row coe-list__last">
      <LinkButton href="/field" icon="check-circle" variant="quiet">
        {t("field.link")}
      </LinkButton>
      {onlyHere === 0 ? null : (
        <LinkButton href="/field" icon="file-present" variant="quiet">
          {t("field.take-along.go")}
        </LinkButton>
      )}
    </div>
  );
}
