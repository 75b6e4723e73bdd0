type SkeletonProps = {
  /** Spoken while it is awaited. */
  label: string;
  lines?: number | undefined;
};

/** Holds the place of what is on its way, without movement. */
export function Skeleton({ label, lines = 3 }: SkeletonProps) {
  return (
    <div className="skeleton" role="status">
      <span className="screen-reader-only">{label}</span>
      {Array.from({ length: lines }, (_, line) => `line-${line}`).map((line) => (
        <span aria-hidden="true" className="skeleton__line" key={line} />
      ))}
    </div>
  );
}
