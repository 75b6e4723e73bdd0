import { useCallback, useState } from "react";
import type { World } from "../../storage/world.ts";
import { passOnFromOffice } from "../../sync/pass-on.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Page } from "../../ui/page.tsx";
import { useWords } from "../../ui/words.tsx";
import { PassedOn } from "./passed-on.tsx";
import { Progress } from "./progress.tsx";
import { useAwake } from "./use-awake.ts";
import { useCamera } from "./use-camera.ts";
import { usePiles } from "./use-piles.ts";

/** A colleague's codes, read by the camera. It works without a network; nothing of what is read can be opened here. */
export function ReadCodesScreen({ world }: { world: World }) {
  const t = useWords();
  const { passOn, passing } = usePassingOn(world);
  const { begun, whole, remark, take, begin } = usePiles(world, passOn);
  const { video, standing, start, stop } = useCamera(take);
  const isReading = standing === "on" || standing === "asking";
  useAwake(isReading);
  return (
    <Page
      kicker={<a href="/sealed-work">{t("handing-in.screen.title")}</a>}
      lede={isReading ? undefined : t("codes.read.lede")}
      title={t("codes.read.title")}
    >
      <div className="stack">
        <video
          aria-label={t("codes.read.picture")}
          className="code-camera"
          hidden={!isReading}
          muted
          playsInline
          ref={video}
        />
        {isReading ? null : <p>{t("codes.read.how")}</p>}
        {isReading || standing === "off" ? null : (
          <Alert live="alert" title={t(`codes.camera.${standing}`)} tone="caution">
            <p>{t(`codes.camera.${standing}.words`)}</p>
          </Alert>
        )}
        <Progress begun={begun} isReading={isReading} remark={remark} whole={whole} />
        <div className="button-row">
          {isReading ? (
            <Button onClick={stop} variant="secondary">
              {t("codes.read.stop")}
            </Button>
          ) : (
            <Button
              icon="visibility"
              onClick={() => {
                begin();
                start();
              }}
            >
              {t(standing === "off" ? "codes.read.start" : "codes.again")}
            </Button>
          )}
        </div>
        <Card title={t("codes.here")}>
          <PassedOn onPass={passOn} passing={passing} world={world} />
        </Card>
      </div>
    </Page>
  );
}

/** In a round of the tablet's, or from the office's page, which has no tablet's key. */
function usePassingOn({ db, now, sync, person }: World) {
  const [passing, setPassing] = useState(false);
  const isRecruiter = person?.roles.includes("recruiter") ?? false;
  const passOn = useCallback(() => {
    setPassing(true);
    const passed: Promise<unknown> = isRecruiter ? sync.sendNow() : passOnFromOffice({ db, now });
    void passed.catch(() => undefined).finally(() => setPassing(false));
  }, [db, now, sync, isRecruiter]);
  return { passOn, passing };
}
