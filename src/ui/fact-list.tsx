import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

type Fact = { id: string; term: ReactNode; official?: ReactNode | undefined; value: ReactNode };

type FactListProps = { facts: readonly Fact[]; columns?: boolean | undefined; lang?: string | undefined };

/** Names and their values, to be read. */
export function FactList({ facts, columns, lang }: FactListProps) {
  return (
    <dl className={classNames("facts", columns && "facts--columns")} lang={lang}>
      {facts.map((fact) => (
        <div className="facts__row" key={fact.id}>
          <dt>
            {fact.term}
            {fact.official ? (
              <span className="field__official" lang="en">
                {fact.official}
              </span>
            ) : null}
          </dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
