import { useSyncExternalStore } from "react";
import type { World } from "../../storage/world.ts";
import { Card } from "../../ui/card.tsx";
import { FactList } from "../../ui/fact-list.tsx";
import { Page } from "../../ui/page.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";
import type { Preferences } from "./preferences.ts";
import { SignOut } from "./sign-out.tsx";
import { TabletFacts } from "./tablet-facts.tsx";
import { VaultCard } from "./vault-card.tsx";

type SettingsScreenProps = {
  world: World;
  preferences: {
    get(): Preferences;
    change(part: Partial<Preferences>): void;
    subscribe(listener: () => void): () => void;
  };
  onSignOut: () => void;
};

export function SettingsScreen({ world, preferences, onSignOut }: SettingsScreenProps) {
  const t = useWords();
  const locale = useLocale();
  const { person } = world;
  const about = [{ id: "version", term: t("settings.about.version"), value: world.app }];
  return (
    <Page title={t("settings.title")}>
      <Look preferences={preferences} />
      {person ? (
        <Card title={t("settings.person")}>
          <FactList
            facts={[
              { id: "name", term: t("settings.person.name"), value: person.name },
              { id: "title", term: t("settings.person.title"), value: person.title[locale] },
            ]}
          />
          <p>
            <a href="/account">{t("account.link")}</a>
          </p>
          <p>{t("settings.sign-out.words")}</p>
          <SignOut onSignOut={onSignOut} world={world} />
        </Card>
      ) : null}
      <VaultCard world={world} />
      {person?.roles.includes("recruiter") ? (
        <Card title={t("field.title")}>
          <p>{t("field.link.words")}</p>
          <p>
            <a href="/field">{t("field.link")}</a>
          </p>
        </Card>
      ) : null}
      {person?.roles.includes("recruiter") ? (
        <Card title={t("settings.sealed-work")}>
          <p>{t("settings.sealed-work.words")}</p>
          <p>
            <a href="/sealed-work">{t("settings.sealed-work.link")}</a>
          </p>
        </Card>
      ) : null}
      <TabletFacts world={world} />
      <Card title={t("settings.about")}>
        <p>{t("settings.about.words")}</p>
        <FactList facts={about} />
      </Card>
    </Page>
  );
}

function Look({ preferences }: Pick<SettingsScreenProps, "preferences">) {
  const t = useWords();
  const { locale, theme, text } = useSyncExternalStore(preferences.subscribe, preferences.get);
  return (
    <Card title={t("settings.look")}>
      <RadioGroup
        choices={[
          { value: "es", label: <span lang="es">Español</span> },
          { value: "en", label: <span lang="en">English</span> },
        ]}
        label={t("settings.language")}
        layout="row"
        onChange={(chosen) => preferences.change({ locale: chosen })}
        value={locale}
      />
      <RadioGroup
        choices={[
          { value: "default", label: t("settings.theme.default") },
          { value: "sunlight", label: t("settings.theme.sunlight"), hint: t("settings.theme.sunlight.hint") },
        ]}
        label={t("settings.theme")}
        onChange={(chosen) => preferences.change({ theme: chosen })}
        value={theme}
      />
      <RadioGroup
        choices={[
          { value: "normal", label: t("settings.text.normal") },
          { value: "larger", label: t("settings.text.larger") },
        ]}
        label={t("settings.text")}
        layout="row"
        onChange={(chosen) => preferences.change({ text: chosen })}
        value={text}
      />
    </Card>
  );
}
