/** A box of the form, drawn: a letter for it is missing in many fonts, and then a ticked one looks like an empty one. Say it in words too. */
export function TickBox({ ticked }: { ticked: boolean }) {
  return (
    <svg aria-hidden="true" className="tick-box" data-ticked={ticked} viewBox="0 0 16 16">
      <rect height="13" width="13" x="1.5" y="1.5" />
      {ticked ? <path d="M4 4l8 8M12 4l-8 8" /> : null}
    </svg>
  );
}
