import { type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";

type CardProps = {
  title?: ReactNode | undefined;
  headingLevel?: 2 | 3 | 4 | undefined;
  id?: string | undefined;
  status?: ReactNode | undefined;
  actions?: ReactNode | undefined;
  /** Sunk cards hold what is read, raised ones what is filled in. */
  look?: "raised" | "sunk" | "tint" | undefined;
  lang?: string | undefined;
  children: ReactNode;
};

export function Card({ title, headingLevel = 2, id, status, actions, look = "raised", lang, children }: CardProps) {
  const headingId = useId();
  const Heading = `h${headingLevel}` as const;
  return (
    <section
      aria-labelledby={title ? headingId : undefined}
      className={classNames("card", `card--${look}`)}
      id={id}
      lang={lang}
      tabIndex={id === undefined ? undefined : -1}
    >
      {title || status ? (
        <div className="card__head">
          {title ? (
            <Heading className="card__title" id={headingId}>
              {title}
            </Heading>
          ) : null}
          {status}
        </div>
      ) : null}
      {children}
      {actions ? <div className="button-row card__actions">{actions}</div> : null}
    </section>
  );
}
