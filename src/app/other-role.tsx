import type { Person } from "../domain/protocol/person.ts";
import { LinkButton } from "../ui/link-button.tsx";
import { Page } from "../ui/page.tsx";
import { useWords } from "../ui/words.tsx";
import { homeOf } from "./identity.ts";
import type { Workplace } from "./workplaces.ts";

type OtherRoleProps = { person: Person; place: Workplace };

/** A page of another role says so, and where this person's own work is. */
export function OtherRole({ person, place }: OtherRoleProps) {
  const t = useWords();
  return (
    <Page lede={t(`other-role.${place}.words`, { name: person.name })} title={t(`other-role.${place}.title`)}>
      <div className="button-row">
        <LinkButton href={homeOf(person)} icon="arrow-back">
          {t("other-role.home")}
        </LinkButton>
        <LinkButton href="/sign-in" icon="person" variant="secondary">
          {t("other-role.sign-in")}
        </LinkButton>
      </div>
    </Page>
  );
}
