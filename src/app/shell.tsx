import { lazy, type ReactNode, Suspense, useSyncExternalStore } from "react";
import { useLocation } from "wouter";
import type { Person } from "../domain/protocol/person.ts";
import type { World } from "../storage/world.ts";
import { AppShell } from "../ui/app-shell.tsx";
import { Banner } from "../ui/banner.tsx";
import { Brand } from "../ui/brand.tsx";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import type { IconName } from "../ui/icon-paths.ts";
import { useWords } from "../ui/words.tsx";
import { isPractice } from "./identity.ts";
import type { PreferenceStore } from "./preferences.ts";
import type { Updates } from "./update.ts";
import { workplacesOf } from "./workplaces.ts";

// An interview needs neither.
const SyncLine = lazy(async () => ({ default: (await import("./sync-line.tsx")).SyncLine }));
const UpdateOffer = lazy(async () => ({ default: (await import("./update-offer.tsx")).UpdateOffer }));

type ShellProps = { world: World; preferences: PreferenceStore; updates: Updates | null; children: ReactNode };

/** The pages on which nothing is being written. */
const quietPages = new Set(["/coes", "/desk"]);

/** The pages with room for the whole line; the others say in the header what is not sent. */
const syncPages = new Set(["/coes", "/settings"]);

export function Shell({ world, preferences, updates, children }: ShellProps) {
  const t = useWords();
  const [path] = useLocation();
  const { person } = world;
  return (
    <AppShell
      banner={
        <>
          {isPractice(person) ? (
            <Banner label={t("shell.practice.label")} striped>
              {t("shell.practice")}
            </Banner>
          ) : null}
          {updates && quietPages.has(path) ? (
            <Suspense>
              <UpdateOffer updates={updates} world={world} />
            </Suspense>
          ) : null}
        </>
      }
      brand={<Brand href="/" name={t("shell.product")} />}
      context={person ? <Context path={path} person={person} world={world} /> : undefined}
      nav={person ? <Pages path={path} person={person} /> : undefined}
      navLabel={t("shell.nav")}
      skipLabel={t("shell.skip")}
      tools={<Tools preferences={preferences} tabletVault={world.tabletVault} />}
    >
      {person?.roles.includes("recruiter") && syncPages.has(path) ? (
        <Suspense>
          <SyncLine world={world} />
        </Suspense>
      ) : null}
      {children}
    </AppShell>
  );
}

/** Who works here, what waits, and on every page the way back in when the State does not know this person any more. */
function Context({ path, person, world }: { path: string; person: Person; world: World }) {
  const t = useWords();
  const { unsent, problem } = useSyncExternalStore(world.sync.status.subscribe, world.sync.status.get);
  const ended = problem === "not-signed-in" && !syncPages.has(path) && path !== "/sign-in";
  return (
    <>
      {unsent === 0 ? null : t("shell.sync.unsent", { count: unsent })}
      {unsent === 0 ? person.name : <span className="shell__person">{` · ${person.name}`}</span>}
      {ended ? (
        <>
          {" · "}
          <a className="shell__sign-in" href="/sign-in">
            {t("shell.sync.sign-in-to-send")}
          </a>
        </>
      ) : null}
    </>
  );
}

function Pages({ person, path }: { person: Person; path: string }) {
  const t = useWords();
  const mine = workplacesOf(person);
  const pages: readonly { href: string; icon: IconName; words: string; shown: boolean }[] = [
    { href: "/coes", icon: "file-present", words: t("shell.nav.coes"), shown: mine.includes("coes") },
    { href: "/desk", icon: "verified", words: t("shell.nav.desk"), shown: mine.includes("desk") },
    { href: "/district", icon: "people", words: t("shell.nav.district"), shown: mine.includes("district") },
    { href: "/office/people", icon: "people", words: t("shell.nav.people"), shown: mine.includes("office/people") },
    { href: "/office/devices", icon: "tablet", words: t("shell.nav.devices"), shown: mine.includes("office/devices") },
    { href: "/office/rescues", icon: "lock", words: t("shell.nav.rescues"), shown: mine.includes("office/rescues") },
    { href: "/office/audit", icon: "history", words: t("shell.nav.audit"), shown: mine.includes("office/audit") },
    { href: "/settings", icon: "settings", words: t("shell.nav.settings"), shown: true },
  ];
  return pages
    .filter((page) => page.shown)
    .map((page) => (
      <a aria-current={current(path, page.href)} href={page.href} key={page.href}>
        <Icon name={page.icon} size="small" />
        {page.words}
      </a>
    ));
}

const current = (path: string, href: string): "page" | "true" | undefined =>
  path === href ? "page" : path.startsWith(`${href}/`) ? "true" : undefined;

function Tools({ preferences, tabletVault }: Pick<ShellProps, "preferences"> & Pick<World, "tabletVault">) {
  const t = useWords();
  const locks = useSyncExternalStore(tabletVault.subscribe, () => tabletVault.locks);
  const { locale, theme } = useSyncExternalStore(preferences.subscribe, preferences.get);
  const other = locale === "en" ? "es" : "en";
  const sunlight = theme === "sunlight";
  return (
    <>
      {locks ? (
        <Button icon="lock" narrowIcon onClick={() => void tabletVault.rest()} variant="quiet">
          <span className="tool__word">{t("shell.tools.lock")}</span>
        </Button>
      ) : null}
      {/* The other language is named in itself, so that whoever needs it can read it. */}
      <Button icon="language" lang={other} onClick={() => preferences.change({ locale: other })} variant="quiet">
        <span className="tool__word">{t("shell.tools.language")}</span>
        <span aria-hidden="true" className="tool__short">
          {other}
        </span>
      </Button>
      <Button
        aria-pressed={sunlight}
        icon="sun"
        narrowIcon
        onClick={() => preferences.change({ theme: sunlight ? "default" : "sunlight" })}
        variant="quiet"
      >
        <span className="tool__word">{t("shell.tools.sunlight")}</span>
      </Button>
    </>
  );
}
