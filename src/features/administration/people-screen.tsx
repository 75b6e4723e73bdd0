import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { StaffMember } from "../../domain/protocol/identity.ts";
import type { World } from "../../storage/world.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { type DeskColumn, DeskTable } from "../../ui/desk-table.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { momentWords } from "../../ui/moment-words.ts";
import { Page } from "../../ui/page.tsx";
import { Pill } from "../../ui/pill.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { type Locale, type Speak, useLocale, useWords } from "../../ui/words.tsx";
import { staffQuery } from "./administration-queries.ts";
import { ReadingProblem } from "./problem-notice.tsx";
import { placeWords, rolesWords, stateLook } from "./staff-words.ts";

type PeopleScreenProps = { world: World; go: (path: string) => void };

export const personAddress = (id: string): string => `/office/people/${encodeURIComponent(id)}`;

export function PeopleScreen({ world, go }: PeopleScreenProps) {
  const t = useWords();
  const staff = useQuery(staffQuery);
  return (
    <Page
      actions={
        <>
          <Button busy={staff.isRefetching} icon="autorenew" onClick={() => staff.refetch()} variant="quiet">
            {t("administration.refresh")}
          </Button>
          <LinkButton href="/office/people/invite" icon="add">
            {t("administration.people.invite")}
          </LinkButton>
        </>
      }
      lede={t("administration.people.lede")}
      title={t("administration.people.title")}
      width="desk"
    >
      {staff.isError ? (
        <ReadingProblem busy={staff.isFetching} failure={staff.error} onRetry={() => staff.refetch()} />
      ) : null}
      {staff.isPending ? <Skeleton label={t("administration.reading")} lines={8} /> : null}
      {staff.data ? <BeginNotice staff={staff.data} /> : null}
      {staff.data ? <PeopleTable go={go} staff={staff.data} world={world} /> : null}
    </Page>
  );
}

/** The first administrator, a moment after beginning the State: what comes next is on another screen. */
function BeginNotice({ staff: [first, ...others] }: { staff: readonly StaffMember[] }) {
  const t = useWords();
  if (first === undefined || others.length > 0 || first.secondFactor) return null;
  const open = (
    <LinkButton href="/account" iconAfter="arrow-forward" size="dense" variant="secondary">
      {t("administration.begin.go")}
    </LinkButton>
  );
  return (
    <Alert actions={open} icon="lock" title={t("administration.begin.title")} tone="told">
      <p>{t("administration.begin.words")}</p>
    </Alert>
  );
}

type PeopleTableProps = PeopleScreenProps & { staff: readonly StaffMember[] };

function PeopleTable({ staff, world, go }: PeopleTableProps) {
  const t = useWords();
  const locale = useLocale();
  const columns = useMemo(() => columnsOf(t, locale, world), [t, locale, world]);
  return (
    <div className="administration-table">
      <DeskTable
        caption={t("administration.people.caption", { count: staff.length })}
        columns={columns}
        hotkeysOff
        onOpen={(_, href) => go(href)}
        rowHref={({ person }) => personAddress(person.id)}
        rowId={({ person }) => person.id}
        rows={staff}
      />
    </div>
  );
}

function columnsOf(t: Speak, locale: Locale, world: World): readonly DeskColumn<StaffMember>[] {
  const column = (key: string, cell: DeskColumn<StaffMember>["cell"]): DeskColumn<StaffMember> => {
    const header = t(`administration.column.${key}`);
    return { key, header, stackedLabel: header, cell };
  };
  return [
    column("name", ({ person }) => person.name),
    column("roles", ({ person }) => rolesWords(t, person)),
    column("place", ({ person }) => placeWords(t, person, world.policy(person.state))),
    column("state", ({ state }) => (
      <Pill icon={stateLook[state].icon} tone={stateLook[state].tone}>
        {t(`administration.state.${state}`)}
      </Pill>
    )),
    column("second-factor", ({ secondFactor }) => t(`administration.second-factor.${secondFactor ? "yes" : "no"}`)),
    column("last-seen", ({ lastSeenAt }) =>
      lastSeenAt === null ? t("administration.never") : momentWords(lastSeenAt, locale, "brief"),
    ),
  ];
}
