import type { ComponentPropsWithRef } from "react";

type BrandProps = ComponentPropsWithRef<"a"> & { name: string };

/** The furrows under a low sun, and the name. */
export function Brand({ name, className = "", ...link }: BrandProps) {
  return (
    <a {...link} className={`brand ${className}`.trim()}>
      <svg aria-hidden="true" className="brand__mark" focusable={false} viewBox="0 0 32 32">
        <circle className="brand__sun" cx="16" cy="11" r="6" />
        <path className="brand__furrow" d="M1 17h30M1 29C6 24 10 20.5 13.5 17M31 29c-5-5-9-8.5-12.5-12M16 17v13" />
      </svg>
      <span>{name}</span>
    </a>
  );
}
