import { type FormEvent, type ReactNode, useState } from "react";
import { err, ok, type Result } from "../../domain/base/result.ts";
import { passkeyProof } from "../../storage/passkey.ts";
import type { Proof } from "../../storage/strongbox.ts";
import type { World } from "../../storage/world.ts";
import { Button } from "../../ui/button.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { SecretAlert, type SecretProblem } from "../../ui/secret-alert.tsx";
import { useWords } from "../../ui/words.tsx";

type Answers = Readonly<Record<string, string>>;

type VaultProofFormProps = {
  world: World;
  /** Of the field in which the passphrase of now is written. */
  label: string;
  go: string;
  /** A fingerprint or a face may stand in for the passphrase, where one was added. */
  passkeyServes: boolean;
  /** The name of the first field whose answer does not do yet. */
  lacking?: ((answers: Answers) => string | null) | undefined;
  act: (proof: Proof, answers: Answers) => Promise<Result<unknown, SecretProblem>>;
  onDone: () => void;
  onCancel: () => void;
  children?: ReactNode;
};

const unexpected = () => err({ code: "unexpected" });

/** Who changes what opens a vault shows first that they can open it, also where it stands open. */
export function VaultProofForm(props: VaultProofFormProps) {
  const { world, label, go, passkeyServes, lacking, act, onDone, onCancel, children } = props;
  const t = useWords();
  const [busy, setBusy] = useState<"passphrase" | "passkey" | null>(null);
  const [problem, setProblem] = useState<SecretProblem | null>(null);
  const [missing, setMissing] = useState(false);
  const withPasskey = passkeyServes && (world.tabletVault.row()?.passkeys.length ?? 0) > 0;
  const run = async (kind: "passphrase" | "passkey", answers: Answers) => {
    setBusy(kind);
    setProblem(null);
    const proof = await proofOf(world, kind, answers);
    const done = proof.ok ? await act(proof.value, answers).catch(unexpected) : proof;
    setBusy(null);
    if (done.ok) onDone();
    else setProblem(done.error);
  };
  const begin = (kind: "passphrase" | "passkey", form: HTMLFormElement) => {
    const answers = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    const noPassphrase = kind === "passphrase" && (answers.proof ?? "").trim() === "";
    setMissing(noPassphrase);
    const first = noPassphrase ? "proof" : (lacking?.(answers) ?? null);
    if (first === null) void run(kind, answers);
    else form.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy === null) begin("passphrase", event.currentTarget);
  };
  return (
    <form className="stack" noValidate onSubmit={submit}>
      {problem ? <SecretAlert problem={problem} /> : null}
      <PasswordField
        autoComplete="current-password"
        // Whoever pressed the button for it is here to write.
        autoFocus
        error={missing ? t("vault.open.missing") : undefined}
        label={label}
        name="proof"
      />
      {children}
      <div className="button-row">
        <Button busy={busy === "passphrase"} type="submit">
          {go}
        </Button>
        {withPasskey ? (
          <Button
            busy={busy === "passkey"}
            icon="shield"
            onClick={({ currentTarget }) => currentTarget.form && begin("passkey", currentTarget.form)}
            variant="secondary"
          >
            {t("vault.settings.by-passkey")}
          </Button>
        ) : null}
        <Button onClick={onCancel} variant="quiet">
          {t("vault.settings.cancel")}
        </Button>
      </div>
    </form>
  );
}

async function proofOf(
  { tabletVault }: World,
  kind: "passphrase" | "passkey",
  answers: Answers,
): Promise<Result<Proof, SecretProblem>> {
  if (kind === "passphrase") return ok({ kind, passphrase: answers.proof ?? "" });
  const row = tabletVault.row();
  const proof = row === null ? err("not-given" as const) : await passkeyProof(navigator.credentials, row);
  return proof.ok ? proof : err({ code: proof.error });
}
