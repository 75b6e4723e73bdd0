import { ICON_PATHS, type IconName } from "./icon-paths.ts";

type IconProps = {
  name: IconName;
  /** Only for an icon that stands without words; beside words it stays silent. */
  label?: string | undefined;
  size?: "small" | "normal" | "large" | undefined;
};

export function Icon({ name, label, size = "normal" }: IconProps) {
  const shape = <path d={ICON_PATHS[name]} />;
  const shared = { className: `icon icon--${size}`, viewBox: "0 0 24 24", focusable: false } as const;
  return label === undefined ? (
    <svg {...shared} aria-hidden="true">
      {shape}
    </svg>
  ) : (
    <svg {...shared} role="img" aria-label={label}>
      {shape}
    </svg>
  );
}
