import { type ReactNode, useState } from "react";
import { Disclosure } from "../../ui/disclosure.tsx";
import { useWords } from "../../ui/words.tsx";
import { DecisionsHistory } from "./decisions-history.tsx";
import { FullTrace } from "./full-trace.tsx";
import { OtherMoves } from "./other-moves.tsx";
import { useSheet } from "./sheet-context.ts";
import type { Version } from "./version-choice.ts";
import { VersionDifferences } from "./version-differences.tsx";
import { VersionsList } from "./versions-list.tsx";

type RecordPartsProps = { version: Version; onChoose: (revisionId: string) => void };

/** What one may want to know beside the form, each part drawn when it is opened. */
export function CoeRecordParts({ version, onChoose }: RecordPartsProps) {
  const t = useWords();
  const { record } = useSheet();
  const past = record.offered?.filter(({ standing }) => standing === "past") ?? [];
  const decisions = record.decisions.length + past.length;
  return (
    <div className="record-parts">
      <Part title={t("review.part.versions", { count: record.revisions.length })}>
        <VersionsList onChoose={onChoose} shown={version} />
      </Part>
      {decisions > 0 ? (
        <Part title={t("review.part.decisions", { count: decisions })}>
          <DecisionsHistory />
        </Part>
      ) : null}
      <Part title={t("review.part.moves")}>
        <OtherMoves />
      </Part>
      <Part title={t("review.part.trace")}>
        <FullTrace />
      </Part>
    </div>
  );
}

/** What changed, before the form: whoever returned a COE looks at that first. Nothing where nothing could have changed. */
export function CoeChanges({ version }: Pick<RecordPartsProps, "version">) {
  const t = useWords();
  if (version.parents.length === 0) return null;
  return (
    <div className="record-parts record-parts--first">
      <Part openFirst title={t("review.part.differences")}>
        <VersionDifferences version={version} />
      </Part>
    </div>
  );
}

function Part({ title, openFirst = false, children }: { title: string; openFirst?: boolean; children: ReactNode }) {
  const [open, setOpen] = useState(openFirst);
  return (
    <Disclosure onToggle={setOpen} open={open} summary={title}>
      {open ? children : null}
    </Disclosure>
  );
}
