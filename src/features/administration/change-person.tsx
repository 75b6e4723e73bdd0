import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { StaffMember } from "../../domain/protocol/identity.ts";
import type { World } from "../../storage/world.ts";
import { Button } from "../../ui/button.tsx";
import { useWords } from "../../ui/words.tsx";
import { putPerson } from "./administration-calls.ts";
import { staffQuery } from "./administration-queries.ts";
import { changeOf, type Placing, placingOf } from "./placing.ts";
import { PlacingForm } from "./placing-form.tsx";
import { DeedProblem } from "./problem-notice.tsx";

type ChangePersonProps = { member: StaffMember; world: World; onChanged: () => void; onCancel: () => void };

export function ChangePerson({ member: { person }, world, onChanged, onCancel }: ChangePersonProps) {
  const t = useWords();
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (placing: Placing) => putPerson(person.id, changeOf(placing)),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: staffQuery.queryKey });
      onChanged();
    },
  });
  return (
    <PlacingForm
      beside={
        <Button onClick={onCancel} variant="secondary">
          {t("administration.cancel")}
        </Button>
      }
      busy={change.isPending}
      first={placingOf(person)}
      onSend={(placing) => change.mutate(placing)}
      policy={world.policy(person.state)}
      sendLabel={t("administration.person.save")}
    >
      <p>{t("administration.person.change-words", { name: person.name })}</p>
      <DeedProblem error={change.error} />
    </PlacingForm>
  );
}
