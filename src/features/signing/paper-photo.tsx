import { useEffect, useId, useState } from "react";
import type { SigningProgress } from "../../storage/signing-progress.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { buttonClass } from "../../ui/button-look.ts";
import { Card } from "../../ui/card.tsx";
import { Icon } from "../../ui/icon.tsx";
import { jumpToField } from "../../ui/jump-to-field.ts";
import { useWords } from "../../ui/words.tsx";
import { reducedPhoto } from "./reduced-photo.ts";

type Paper = NonNullable<SigningProgress["paper"]>;

type PaperPhotoProps = { paper: Paper | null; onKeep: (paper: Paper | null) => void };

/** The signature stands on the paper; the State could not accept the photo that was sent of it (P7). */
export function PhotoAgain({ missing, ...photo }: PaperPhotoProps & { missing: boolean }) {
  const t = useWords();
  return (
    <Card title={t("signing.photo-again.title")}>
      <p>{t("signing.photo-again.words")}</p>
      <PaperPhoto {...photo} />
      {missing ? (
        <Alert live="alert" tone="bad">
          <p>{t("signing.photo-again.missing")}</p>
        </Alert>
      ) : null}
    </Card>
  );
}

/** A photo of the signed paper. The paper itself is kept; without a camera the comment says where. */
export function PaperPhoto({ paper, onKeep }: PaperPhotoProps) {
  const t = useWords();
  const id = useId();
  const [failed, setFailed] = useState(false);
  const [name, setName] = useState("");
  const take = async (file: File | undefined) => {
    if (!file) return;
    const reduced = await reducedPhoto(file).catch(() => null);
    setFailed(reduced === null);
    if (!reduced) return;
    setName(file.name);
    onKeep(reduced);
  };
  const remove = () => {
    onKeep(null);
    jumpToField(id);
  };
  return (
    <div className="field">
      <label className="usa-label field__label" htmlFor={id}>
        {t("signing.paper.photo")}
      </label>
      <span className="usa-hint field__hint" id={`${id}-hint`}>
        {t("signing.paper.hint")}
      </span>
      {/* The browser's own file button speaks the browser's language: this one is there for hands and ears, and ours is seen. */}
      <span className="paper-photo__take">
        <input
          accept="image/*"
          aria-describedby={`${id}-hint`}
          capture="environment"
          className="paper-photo__file"
          id={id}
          onChange={(event) => {
            void take(event.target.files?.[0]);
            // The same photo can be taken again after it was removed.
            event.target.value = "";
          }}
          type="file"
        />
        <span aria-hidden="true" className={buttonClass({ variant: "secondary" })}>
          <Icon name="add" />
          <span>{t(paper ? "signing.paper.another" : "signing.paper.take")}</span>
        </span>
      </span>
      {failed ? <p role="alert">{t("signing.paper.failed")}</p> : null}
      {paper ? <Taken name={name} onRemove={remove} paper={paper} /> : null}
    </div>
  );
}

function Taken({ paper, name, onRemove }: { paper: Paper; name: string; onRemove: () => void }) {
  const t = useWords();
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([paper.bytes], { type: paper.type }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [paper]);
  return (
    <figure className="paper-photo">
      <img alt={t("signing.paper.taken")} src={url} />
      {name === "" ? null : <figcaption className="paper-photo__name">{name}</figcaption>}
      <Button icon="delete" onClick={onRemove} variant="secondary">
        {t("signing.paper.remove")}
      </Button>
    </figure>
  );
}
