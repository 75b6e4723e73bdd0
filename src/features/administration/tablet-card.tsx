import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FactList } from "../../ui/fact-list.tsx";
import type { IconName } from "../../ui/icon-paths.ts";
import { momentWords } from "../../ui/moment-words.ts";
import { Pill } from "../../ui/pill.tsx";
import type { Tone } from "../../ui/tone.ts";
import { useLocale, useWords } from "../../ui/words.tsx";
import type { Tablet } from "./administration-calls.ts";

const stateOf = ({ revokedAt, erasedAt }: Tablet) =>
  erasedAt !== null ? "erased" : revokedAt !== null ? "lost" : "in-use";

const looks: Readonly<Record<ReturnType<typeof stateOf>, { tone: Tone; icon: IconName }>> = {
  "in-use": { tone: "good", icon: "check-circle" },
  lost: { tone: "caution", icon: "hourglass-empty" },
  erased: { tone: "plain", icon: "lock" },
};

export function TabletCard({ tablet, onLost }: { tablet: Tablet; onLost: () => void }) {
  const t = useWords();
  const locale = useLocale();
  const { name, people, enrolledAt, seenAt, revokedAt, erasedAt } = tablet;
  const state = stateOf(tablet);
  const when = (at: string | null) => (at === null ? t("administration.never") : momentWords(at, locale));
  const fact = (id: string, value: string) => ({ id, term: t(`administration.tablets.${id}`), value });
  return (
    <Card
      actions={
        state === "in-use" ? (
          <Button
            aria-label={t("administration.tablets.is-lost-named", { tablet: name })}
            onClick={onLost}
            variant="danger"
          >
            {t("administration.tablets.is-lost")}
          </Button>
        ) : undefined
      }
      status={
        <Pill icon={looks[state].icon} tone={looks[state].tone}>
          {t(`administration.tablets.state.${state}`)}
        </Pill>
      }
      title={name}
    >
      <FactList
        facts={[
          fact("people", people.map((person) => person.name).join(", ") || t("administration.tablets.nobody")),
          fact("seen", when(seenAt)),
          fact("enrolled", when(enrolledAt)),
          ...(revokedAt === null ? [] : [fact("revoked", when(revokedAt))]),
          ...(erasedAt === null ? [] : [fact("erased", when(erasedAt))]),
        ]}
      />
    </Card>
  );
}
