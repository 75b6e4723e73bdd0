import { roles as allRoles, type Role } from "../../domain/protocol/roles.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { FieldGroup } from "../../ui/field-group.tsx";
import { useWords } from "../../ui/words.tsx";
import { placingFields } from "./placing.ts";

type RoleChoiceProps = {
  roles: readonly Role[];
  error: string | undefined;
  onChange: (roles: readonly Role[]) => void;
};

/** Each role with one sentence on what it may do. */
export function RoleChoice({ roles, error, onChange }: RoleChoiceProps) {
  const t = useWords();
  return (
    <FieldGroup
      error={error}
      hint={t("administration.placing.roles-hint")}
      id={placingFields.roles}
      label={t("administration.placing.roles")}
    >
      <div className="role-choice">
        {allRoles.map((role) => (
          <Checkbox
            checked={roles.includes(role)}
            hint={t(`administration.role.${role}.may`)}
            key={role}
            label={t(`administration.role.${role}`)}
            onChange={(event) =>
              onChange(allRoles.filter((one) => (one === role ? event.target.checked : roles.includes(one))))
            }
          />
        ))}
      </div>
    </FieldGroup>
  );
}
