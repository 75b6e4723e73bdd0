import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { DecisionKind } from "../../domain/protocol/review.ts";
import { Icon } from "../../ui/icon.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { InAppLink } from "../../ui/in-app-link.tsx";
import { useWords } from "../../ui/words.tsx";
import { coeAddress } from "./queue-table.tsx";
import { stageLook } from "./verdict-look.ts";
import { type Whose, whoseWords } from "./whose-coe.ts";

/** What was just decided, told on the page that comes after it. */
export interface Decided {
  readonly coeId: string;
  readonly whose: Whose;
  readonly decision: DecisionKind;
  /** False where an earlier try had arrived after all, with other words: that one stands. */
  readonly asAsked: boolean;
}

export const decidedKey = ["decided"] as const;

export function DecidedNotice() {
  const t = useWords();
  const client = useQueryClient();
  const { data } = useQuery<Decided | null>({
    queryKey: decidedKey,
    queryFn: () => null,
    initialData: null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  // Told once: whoever goes on has read it. A newer decision has its own notice.
  useEffect(() => {
    if (data === null) return undefined;
    return () => void client.setQueryData<Decided | null>(decidedKey, (now) => (now === data ? null : now));
  }, [client, data]);
  return (
    <div className="decided" role="status">
      {data ? (
        <div className={`decided__words tone-${stageLook[data.decision].tone}`}>
          <Icon name={stageLook[data.decision].icon} size="small" />
          <span>{t(`review.decided.${data.decision}`, { whose: whoseWords(t, data.whose) })}</span>
          {data.asAsked ? null : <span>{t("review.decided.first-try")}</span>}
          <InAppLink href={coeAddress(data.coeId)}>{t("review.decided.look")}</InAppLink>
          <IconButton
            icon="close"
            label={t("review.close")}
            onClick={() => client.setQueryData(decidedKey, null)}
            size="dense"
          />
        </div>
      ) : null}
    </div>
  );
}
