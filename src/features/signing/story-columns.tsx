import { type ReactNode, useState } from "react";
import type { CoeAnswers } from "../../domain/coe/coe.ts";
import type { Determination } from "../../domain/eligibility/determination.ts";
import { type StorySentence, storyValues } from "../../domain/story/sentence.ts";
import { tellStory } from "../../domain/story/story.ts";
import { SegmentedChoice } from "../../ui/segmented-choice.tsx";
import { StoryBlock } from "../../ui/story-block.tsx";
import { useMedia, WIDE } from "../../ui/use-media.ts";
import { type Locale, locales, Passage, type Speak, useLocale, useWords } from "../../ui/words.tsx";

type StoryColumnsProps = { answers: CoeAnswers; determination: Determination };

/** The COE as a story: both languages beside each other where there is room, one after a tap where there is not. */
export function StoryColumns({ answers, determination }: StoryColumnsProps) {
  const t = useWords();
  const here = useLocale();
  const wide = useMedia(WIDE);
  const [chosen, setChosen] = useState<Locale>(here);
  const shown = wide ? [here, ...locales.filter((locale) => locale !== here)] : [chosen];
  return (
    <div className="stack">
      {wide ? null : (
        <SegmentedChoice
          choices={[
            { value: "es", label: "Español", lang: "es" },
            { value: "en", label: "English", lang: "en" },
          ]}
          label={t("signing.story.language")}
          onChange={setChosen}
          value={chosen}
        />
      )}
      <div className="two-languages">
        {shown.map((locale) => (
          <Passage key={locale} locale={locale}>
            <Story answers={answers} determination={determination} />
          </Passage>
        ))}
      </div>
    </div>
  );
}

function Story({ answers, determination }: StoryColumnsProps) {
  const t = useWords();
  const locale = useLocale();
  const sentences = tellStory(answers, determination);
  const paragraphs = paragraphsOf(sentences).map((group) =>
    group.map((told) => spoken(told, answers, locale, t)).join(" "),
  );
  return <StoryBlock lang={locale} paragraphs={paragraphs satisfies ReactNode[]} title={t("signing.story.title")} />;
}

function spoken(told: StorySentence, answers: CoeAnswers, locale: Locale, t: Speak): string {
  const sentence = t(told.message, storyValues(told, answers, locale));
  // Why a child does not qualify is the family's to hear; what a reviewer should look at is the recruiter's, above.
  const { finding } = told;
  return finding?.severity === "blocks" ? `${sentence} ${t(finding.message, finding.values)}` : sentence;
}

const introduces = ({ message }: StorySentence): boolean => /^story\.child(-|$)/.test(message);

/** Sentences that begin something new: a move, the work that followed, what follows from it all, and the closing. */
const opens = /^story\.(moved-|joined|preceded|worker-moved|work-|work$|verdict|told|confirm)/;

/** Each child has a paragraph of its own, and so has what happened, step by step. */
function paragraphsOf(sentences: readonly StorySentence[]): readonly (readonly StorySentence[])[] {
  const paragraphs: StorySentence[][] = [];
  sentences.forEach((told, index) => {
    const before = sentences[index - 1];
    if (before === undefined || introduces(told) || introduces(before) || opens.test(told.message)) {
      paragraphs.push([told]);
    } else paragraphs.at(-1)?.push(told);
  });
  return paragraphs;
}
