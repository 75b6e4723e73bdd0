export const secondCopyEn = {
  "second-copy.restored":
    "{count, plural, one {# interview was restored from the tablet’s second copy} other {# interviews were restored from the tablet’s second copy}}",
  "second-copy.restored.words":
    "The browser had lost what it kept of your work, or part of it. This tablet keeps everything twice, and put it back as it was saved last. There is nothing for you to do: please go on as usual.",
  "second-copy.restored.read": "I have read it",
  "second-copy.term": "Second copy",
  "second-copy.sound": "Yes: everything is kept twice on this tablet",
  "second-copy.missing": "This browser keeps your work only once. Send what is waiting whenever you have a network.",
  "second-copy.failed":
    "Part of your work is kept only once at the moment. It is copied when you open the app next; sending what is waiting helps too.",
} as const;
