import { LinkButton } from "../ui/link-button.tsx";
import { Page } from "../ui/page.tsx";
import { useWords } from "../ui/words.tsx";

export function NotFound() {
  const t = useWords();
  return (
    <Page lede={t("shell.not-found.words")} title={t("shell.not-found.title")}>
      <LinkButton href="/" icon="arrow-back">
        {t("shell.not-found.home")}
      </LinkButton>
    </Page>
  );
}
