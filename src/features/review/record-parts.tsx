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
  const corrected = version.parents.length > 0;
  return (
    <div className="record-parts">
      <Part openFirst={corrected} title={t(corrected ? "review.part.differences" : "review.part.differences-none")}>
        <VersionDifferences version={version} />
      </Part>
      <Part title={t("review.part.versions", { count: record.revisions.length })}>
        <VersionsList onChoose={onChoose} shown={version} />
      </Part>
      <Part title={t("review.part.decisions", { count: record.decisions.length })}>
        <DecisionsHistory />
      </Part>
      <Part title={t("review.part.moves")}>
        <OtherMoves />
      </Part>
      <Part title={t("review.part.trace")}>
        <FullTrace />
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
