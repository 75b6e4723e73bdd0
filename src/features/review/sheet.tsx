import { nationalForm } from "../../domain/coe/form.ts";
import { useWords } from "../../ui/words.tsx";
import { WithMargin } from "./margin.tsx";
import { ChildTable } from "./sheet-children.tsx";
import { CommentsPart } from "./sheet-comments.tsx";
import { FamilyPart } from "./sheet-family.tsx";
import { MovesAndWork } from "./sheet-moves.tsx";
import { SheetSection } from "./sheet-section.tsx";
import { Certification, IntervieweePart } from "./sheet-signatures.tsx";
import { StatePart } from "./sheet-state.tsx";

/** The COE as the official form has it: its parts, its order, its words. What is said about it stands in the margin. */
export function CoeSheet() {
  const t = useWords();
  return (
    <div className="sheet">
      <p className="sheet__form" lang="en">
        {nationalForm.form}
      </p>
      <WithMargin place="family">
        <SheetSection title="Family Data" translated={t("review.section.family")}>
          <FamilyPart />
        </SheetSection>
      </WithMargin>
      <WithMargin place="children">
        <SheetSection title="Child Data" translated={t("review.section.children")}>
          <ChildTable />
        </SheetSection>
      </WithMargin>
      <MovesAndWork />
      <WithMargin place="comments">
        <CommentsPart />
      </WithMargin>
      <WithMargin place="interviewee">
        <IntervieweePart />
      </WithMargin>
      <WithMargin place="certification">
        <Certification />
      </WithMargin>
      <WithMargin place="state">
        <StatePart />
      </WithMargin>
    </div>
  );
}
