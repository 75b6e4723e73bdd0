import type { ReactNode } from "react";
import type { StaffMember } from "../../domain/protocol/identity.ts";
import type { World } from "../../storage/world.ts";
import { FactList } from "../../ui/fact-list.tsx";
import { momentWords } from "../../ui/moment-words.ts";
import { useLocale, useWords } from "../../ui/words.tsx";
import { placeWords } from "./staff-words.ts";

export function PersonFacts({ member, world }: { member: StaffMember; world: World }) {
  const t = useWords();
  const locale = useLocale();
  const { person, signInName, secondFactor, lastSeenAt, sessions, devices } = member;
  const roles = (
    <ul className="plain-list">
      {person.roles.map((role) => (
        <li key={role}>
          {t(`administration.role.${role}`)}
          <span className="plain-list__more">{t(`administration.role.${role}.may`)}</span>
        </li>
      ))}
    </ul>
  );
  const fact = (id: string, value: ReactNode) => ({ id, term: t(`administration.fact.${id}`), value });
  return (
    <FactList
      facts={[
        fact("sign-in-name", signInName ?? t("administration.fact.no-sign-in-name")),
        fact("roles", roles),
        fact("place", placeWords(t, person, world.policy(person.state))),
        fact("second-factor", t(`administration.second-factor.${secondFactor ? "yes" : "no"}`)),
        fact("last-seen", lastSeenAt === null ? t("administration.never") : momentWords(lastSeenAt, locale, "full")),
        fact("sessions", t("administration.fact.sessions-count", { count: sessions })),
        fact("devices", t("administration.fact.devices-count", { count: devices })),
      ]}
    />
  );
}
