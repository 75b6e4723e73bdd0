import type { Person } from "../../domain/protocol/person.ts";
import { worksAtDesk } from "../../domain/protocol/roles.ts";
import { Icon } from "../../ui/icon.tsx";
import { useLocale } from "../../ui/words.tsx";

type PersonCardProps = { person: Person; busy: boolean; onChoose: (person: Person) => void };

export function PersonCard({ person, busy, onChoose }: PersonCardProps) {
  const locale = useLocale();
  return (
    <li>
      <button
        aria-busy={busy || undefined}
        className="person-card"
        onClick={() => {
          if (!busy) onChoose(person);
        }}
        type="button"
      >
        <Icon name={worksAtDesk(person) ? "verified" : "person"} size="large" />
        <span className="person-card__words">
          <span className="person-card__name">{person.name}</span>
          <span className="person-card__title">{person.title[locale]}</span>
        </span>
        <Icon name={busy ? "autorenew" : "arrow-forward"} />
      </button>
    </li>
  );
}
