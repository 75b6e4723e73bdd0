export const handingInEn = {
  "handing-in.title": "Hand in what is sealed",
  "handing-in.looking": "Looking at what is sealed here…",
  "handing-in.waiting":
    "{count, plural, one {# COE of yours is sealed here and not with your State yet.} other {# COEs of yours are sealed here and not with your State yet.}}",
  "handing-in.nothing": "Nothing more of yours waits here to be handed in.",
  "handing-in.only-passphrase":
    "{count, plural, one {# piece opens only with your passphrase} other {# pieces open only with your passphrase}}",
  "handing-in.only-passphrase.words":
    "It was written before this tablet had met your State. It stays here as it is: if the passphrase comes back to you, it opens.",
  "handing-in.send": "Send it to my State, sealed",
  "handing-in.save": "Save it as a sealed file",
  "handing-in.ways":
    "Send it when there is a network. Without one, save the file and give it to a colleague: any tablet of your State and your State’s office can carry it in. Nobody on the way can read it.",
  "handing-in.saved": "{count, plural, one {# COE is in the sealed file} other {# COEs are in the sealed file}}",
  "handing-in.saved.words":
    "It is where your downloads are. Copy it to a stick or send it on; only your State can open it. Keep this tablet until your COEs are back.",
  "handing-in.standing.held":
    "Handed in on {when}. It waits for {people, plural, one {one person} other {two people}} at your State’s office to open it.",
  "handing-in.standing.opened":
    "Handed in on {when}, and opened by your State’s office. What was in it is in your list.",
  "handing-in.standing.in-file":
    "Saved as a file on {when}. It is not with your State yet, as far as this tablet knows.",
  "handing-in.another": "Go on working",
  "handing-in.another.words":
    "With a new passphrase you can write new COEs at once. What is sealed with the old one stays on this tablet until your State has given it back to you.",
  "handing-in.another.go": "Make a new passphrase",
  "handing-in.screen.title": "Sealed work",
  "handing-in.screen.lede":
    "What nobody here can open is not lost. It is handed in as it is, and your State gives it back.",
  "handing-in.settings-link": "Settings",
  "carrying-in.title": "Carry a file in",
  "carrying-in.words":
    "A colleague gave you a sealed file? This tablet can bring it to your State. It shows you nothing of what is in it, and keeps nothing of it.",
  "carrying-in.choose": "Choose the sealed file",
  "carrying-in.held":
    "{count, plural, one {Your State has it: # sealed piece} other {Your State has it: # sealed pieces}}",
  "carrying-in.held.words":
    "People at your State’s office open it, and it comes back to the account of whoever wrote it. Thank you for carrying it.",
  "carrying-in.held.all-sent":
    "It counts as sent by whoever wrote it. The tablet it comes from hears so when it next has a network. Thank you for carrying it.",
  "carrying-in.before":
    "{count, plural, one {Carried in on {when}: # sealed piece.} other {Carried in on {when}: # sealed pieces.}}",
  "carrying-in.file.not-one.title": "This is another kind of file",
  "carrying-in.file.not-one":
    "The sealed file is called “surco-…” and ends in “.surco-rescue”. Please choose that one.",
  "carrying-in.file.damaged.title": "Something of this file is missing or changed",
  "carrying-in.file.damaged":
    "Nothing was sent. Ask for the file once more: the tablet that made it still has everything.",
  "carrying-in.file.newer.title": "This file is from a newer version of the app",
  "carrying-in.file.newer": "Load this page again with a network, then choose the file once more.",
  "carrying-in.file.too-large.title": "This file is too large",
  "carrying-in.file.too-large": "Nothing was sent. Ask for the file once more; a large one is saved in several parts.",
  "carrying-in.other-state.title": "This file was sealed for another State",
  "carrying-in.other-state": "Nothing was taken in. Ask whoever gave it to you which State they work for.",
  "vault.another.title": "A new passphrase for this tablet",
  "vault.another.lede":
    "Four words that do not belong together are best. What was sealed with the old passphrase stays here, and the old one still opens nothing but that.",
  "vault.another.back": "Back",
  "settings.sealed-work": "Sealed work",
  "settings.sealed-work.words":
    "For work that is sealed with a passphrase nobody remembers, and for a sealed file that a colleague gave you.",
  "settings.sealed-work.link": "Hand in or carry in sealed work",
} as const;
