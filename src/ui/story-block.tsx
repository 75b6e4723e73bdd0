import { type ReactNode, useId } from "react";

type StoryBlockProps = {
  lang: string;
  title: ReactNode;
  /** One paragraph each. */
  paragraphs: readonly ReactNode[];
  /** Under the story: who confirms it, and how. */
  actions?: ReactNode | undefined;
};

/** Told in large type, to be read aloud or handed over. */
export function StoryBlock({ lang, title, paragraphs, actions }: StoryBlockProps) {
  const titleId = useId();
  return (
    <article aria-labelledby={titleId} className="story" lang={lang}>
      <h2 className="story__title" id={titleId}>
        {title}
      </h2>
      {paragraphs.map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of one telling keep their places
        <p key={index}>{paragraph}</p>
      ))}
      {actions ? <div className="button-row story__actions">{actions}</div> : null}
    </article>
  );
}
