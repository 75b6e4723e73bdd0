import { useAllWords, useWords } from "../../ui/words.tsx";

/** Where a trip is prepared, and what is only on this tablet can be taken along. Its words come behind the first paint. */
export function FieldLinks({ onlyHere }: { onlyHere: number }) {
  useAllWords();
  const t = useWords();
  return (
    <>
      {onlyHere === 0 ? null : (
        <>
          {" "}
          <a className="link-whole" href="/field">
            {t("field.take-along.go")}
          </a>
          {" ·"}
        </>
      )}{" "}
      <a className="link-whole" href="/field">
        {t("field.link")}
      </a>
    </>
  );
}
