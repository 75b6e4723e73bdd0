import type { CoeListRow } from "../../storage/coe-list.ts";
import { setAsideText, troubleText } from "../../storage/sending.ts";
import { Icon } from "../../ui/icon.tsx";
import type { IconName } from "../../ui/icon-paths.ts";
import { momentWords } from "../../ui/moment-words.ts";
import { Pill } from "../../ui/pill.tsx";
import type { Tone } from "../../ui/tone.ts";
import { useLocale, useWords } from "../../ui/words.tsx";
import { addressOf } from "./list-filter.ts";

const stageLook: Readonly<Record<CoeListRow["stage"], { tone: Tone; icon: IconName }>> = {
  draft: { tone: "plain", icon: "edit" },
  signed: { tone: "told", icon: "check" },
  received: { tone: "told", icon: "check" },
  "in-review": { tone: "told", icon: "visibility" },
  returned: { tone: "caution", icon: "comment" },
  approved: { tone: "good", icon: "verified" },
  denied: { tone: "bad", icon: "cancel" },
};

/** The last of the five words is the State's decision, and the stage says that already. */
const custodyIcon: Readonly<Partial<Record<CoeListRow["custody"], IconName>>> = {
  "on-this-tablet-only": "tablet",
  received: "mail",
  complete: "check-circle",
  secured: "shield",
};

/** More names than this would push the next family off a small screen. */
const namesShown = 4;

export function CoeRow({ row }: { row: CoeListRow }) {
  const t = useWords();
  const look = row.toCorrect === null ? stageLook[row.stage] : stageLook.returned;
  return (
    <li className="coe-row">
      <a className="coe-row__link" href={addressOf(row)}>
        <span className="coe-row__family">
          {row.unreadable === null
            ? row.familyName || t("coe-list.family-unnamed")
            : t(`coe-list.unreadable.${row.unreadable}`)}
        </span>
      </a>
      {row.unreadable === null ? <Children names={row.childNames} /> : null}
      <div className="coe-row__facts">
        <Pill icon={look.icon} tone={look.tone}>
          {t(row.toCorrect === null ? `coe-list.stage.${row.stage}` : "coe-list.to-correct")}
        </Pill>
        {row.unreadable === null ? <Owed row={row} /> : null}
        <Held row={row} />
        <Changed at={row.changedAt} />
        {row.onThisTablet || row.continuable ? null : <span className="coe-row__fact">{t("coe-list.elsewhere")}</span>}
      </div>
      {row.forked ? (
        <p className="coe-row__note">
          <a className="coe-row__choose" href={`/coes/${row.coeId}/corrections`}>
            <Pill tone="caution">{t("coe-list.two-versions")}</Pill>
          </a>
        </p>
      ) : null}
      {row.toCorrect !== null || row.setAside ? (
        <p className="coe-row__note">
          {row.toCorrect === null ? t("coe-list.set-aside") : t(setAsideText(row.toCorrect), { code: row.toCorrect })}
        </p>
      ) : null}
      {row.decisionLost ? <p className="coe-row__note">{t("coe-list.decision-lost")}</p> : null}
      {row.trouble ? <p className="coe-row__note">{t(troubleText(row.trouble.problem), { ...row.trouble })}</p> : null}
      {row.continuable ? <p className="coe-row__note">{t("coe-list.continue-here")}</p> : null}
    </li>
  );
}

function Children({ names }: { names: readonly string[] }) {
  const t = useWords();
  const shown = names.slice(0, namesShown).filter(Boolean).join(", ");
  const rest = names.length - namesShown;
  const all = rest > 0 ? t("coe-list.children-more", { names: shown, count: rest }) : shown;
  return <p className="coe-row__children">{t("coe-list.children", { count: names.length, names: all })}</p>;
}

function Held({ row }: { row: CoeListRow }) {
  const t = useWords();
  const icon = row.safetyCopy ? "shield" : custodyIcon[row.custody];
  if (!icon) return null;
  return (
    <span className="coe-row__fact">
      <Icon name={icon} size="small" />
      <span>{t(row.safetyCopy ? "coe-list.safety-copy" : `coe-list.custody.${row.custody}`)}</span>
    </span>
  );
}

/** What the recruiter owes this COE; nothing once the State has it. */
function Owed({ row }: { row: CoeListRow }) {
  const t = useWords();
  if (row.stage !== "draft" && row.stage !== "returned") return null;
  const { mustFix, comments, ask = 0 } = row.owed;
  const parts = [
    row.returnedComments > 0 && t("coe-list.returned-comments", { count: row.returnedComments }),
    mustFix > ask && t("coe-list.owed.fix", { count: mustFix - ask }),
    ask > 0 && t("coe-list.owed.ask", { count: ask }),
    comments > 0 && t("coe-list.owed.comments", { count: comments }),
  ].filter((part) => part !== false);
  // What another tablet still owes is not known here.
  if (parts.length === 0)
    return row.stage === "draft" && row.onThisTablet && !row.continuable ? (
      <Pill tone="good">{t("coe-list.owed.nothing")}</Pill>
    ) : null;
  // What nobody has been asked yet is no fault.
  const isBegun = parts.length === 1 && mustFix === ask && ask > 0;
  return <Pill tone={isBegun ? "plain" : "caution"}>{parts.join(" · ")}</Pill>;
}

function Changed({ at }: { at: CoeListRow["changedAt"] }) {
  const t = useWords();
  const locale = useLocale();
  return (
    <time className="coe-row__fact" dateTime={at}>
      {t("coe-list.changed", { when: momentWords(at, locale, "brief") })}
    </time>
  );
}
