export const secondCopyEn = {
  "second-copy.restored":
    "{count, plural, one {# interview was restored from the tablet’s second copy} other {# interviews were restored from the tablet’s second copy}}",
  "second-copy.restored.words":
    "The browser had lost what it kept of your work, or part of it. This tablet keeps everything twice, and put it back as it was saved last. You can go on as usual. If the app asks you to sign in again, please do: it is because of this.",
  "second-copy.restored.read": "I have read it",
  "second-copy.term": "Second copy",
  "second-copy.sound": "Yes: everything is kept twice on this tablet",
  "second-copy.missing": "This browser keeps your work only once. Send what is waiting whenever you have a network.",
  "second-copy.failed":
    "Part of your work is kept only once at the moment. It is copied when you open the app next; sending what is waiting helps too.",
  "second-copy.full":
    "There is no room on this tablet for all of it. Please make room, for example by deleting videos or apps that are not needed, and open the app again: then it is copied. Sending what is waiting helps too.",
  "second-copy.pending": "The two copies are being compared. The first time this can take some minutes.",
} as const;
