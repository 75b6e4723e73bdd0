export const unlockEn = {
  "unlock.title": "Who is working?",
  "unlock.practice.lede":
    "This is the practice State. Choose a person to see the work from their side. No password is needed.",
  "unlock.people": "People of the practice State",
  "unlock.enter": "Enter as {name}",
  "unlock.entering": "Opening…",
  "unlock.waiting": "Asking the server who works here…",
  "unlock.not-reached.title": "The server cannot be reached",
  "unlock.not-reached.words":
    "The first visit needs a network, so that the State knows who is working. After that this tablet works without one.",
  "unlock.not-reached.again": "Try again",
  "unlock.failed": "Signing in did not work. Please try again.",
} as const;
