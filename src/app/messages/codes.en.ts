/** Unsent COEs as codes on one tablet's screen, read by another's camera. */
export const codesEn = {
  "field.take-along.codes":
    "No network and no way to hand on a file? A colleague’s tablet, or your State’s office, reads the COEs from this screen with its camera.",
  "field.take-along.codes.go": "Show the COEs as codes",
  "carrying-in.codes":
    "Does a colleague’s tablet show codes on its screen? This one can read them, also without a network.",
  "carrying-in.codes.go": "Read codes with the camera",

  "codes.again": "Try once more",
  "codes.seconds": "{count, plural, one {about # second} other {about # seconds}}",
  "codes.minutes": "{count, plural, one {about # minute} other {about # minutes}}",
  "codes.speed": "How fast the codes change",
  "codes.speed.slow": "Slow",
  "codes.speed.normal": "Normal",
  "codes.speed.fast": "Fast",

  "codes.show.title": "Show unsent COEs as codes",
  "codes.show.lede":
    "This screen shows one code after the other, and a colleague’s tablet reads them with its camera. The COEs stay sealed: nobody on the way can read them.",
  "codes.show.packing": "Packing what is unsent…",
  "codes.show.failed": "The codes could not be made",
  "codes.show.failed.words": "Nothing was changed, and everything is still here.",
  "codes.show.nothing": "There is nothing to show as codes",
  "codes.show.coes": "{count, plural, one {# unsent COE} other {# unsent COEs}}",
  "codes.show.parts":
    "{count, plural, one {One code: {time}.} other {# codes, one round takes {time}. A camera needs two or three rounds; they go on until you stop them.}}",
  "codes.show.how":
    "On the other tablet: Settings, “Hand in or carry in sealed work”, then “Read codes with the camera”. Lay this tablet down and hold the other one so that it sees the whole code.",
  "codes.show.start": "Show the codes",
  "codes.show.start-row": "Show row {row} of {rows}",
  "codes.show.staying":
    "{count, plural, one {# photo is not in the codes} other {# photos are not in the codes}}, and stays on this tablet",
  "codes.show.staying.words":
    "Photos are too large for codes. They are sent from here when there is a network; or take them along in the sealed file, which holds everything. Until then your State waits for them.",
  "codes.show.not-sent": "Showing is not sending",
  "codes.show.not-sent.words":
    "These COEs stay unsent on this tablet until your State itself has confirmed them to it. Please keep the tablet. If they arrive twice, they count once.",
  "codes.show.taken": "There was a network, and your State has what was to be shown",
  "codes.show.taken.words":
    "No more codes are needed for it. Has the other tablet begun to read? It may stop: what arrives twice counts once.",
  "codes.show.code": "A code that changes. Another tablet reads it with its camera.",
  "codes.show.place": "Code {at} of {count}",
  "codes.show.round": "one round takes {time}",
  "codes.show.pause": "Pause",
  "codes.show.go-on": "Go on",
  "codes.show.next": "Next code",
  "codes.show.stop": "Stop",
  "codes.show.only": "Show only these codes",
  "codes.show.only.hint": "The numbers that the other tablet still misses, like 3, 17-20. Empty shows all.",
  "codes.show.only.wrong": "Please write numbers from 1 to {count}, like 3, 17-20. All codes are shown until then.",
  "codes.show.until": "Go on until the other tablet says that all codes are there. Only that tablet knows.",

  "codes.read.title": "Read codes with the camera",
  "codes.read.lede":
    "A colleague’s tablet shows its unsent COEs as codes. This one reads them and passes them on, sealed: it shows you nothing of what is in them.",
  "codes.read.how":
    "The other tablet: “Ready for the field”, then “Show the COEs as codes”. Hold this one so that the whole code is in the picture, a hand’s breadth to an arm’s length away.",
  "codes.read.start": "Start the camera",
  "codes.read.stop": "Stop the camera",
  "codes.read.picture": "What the camera sees",
  "codes.read.looking": "Looking for a code…",
  "codes.read.parts": "{read} of {count, plural, one {# code} other {# codes}}",
  "codes.read.missing": "Still missing: {parts}. They come round again; the other tablet can also show only these.",
  "codes.read.missing-many": "Still missing: {count}. They come round again.",
  "codes.read.others":
    "{count, plural, one {One other row was begun here before. It goes on when its tablet shows it again.} other {# other rows were begun here before. They go on when their tablets show them again.}}",
  "codes.read.whole": "{count, plural, one {The code is here} other {All # codes are here}}, kept on this tablet",
  "codes.read.whole.words":
    "You can stop both tablets. This one passes them on when it has a network. Photos may be on the other tablet only, which keeps everything until the State has confirmed it: please do not erase it.",
  "codes.read.known": "This tablet has these codes already",
  "codes.read.known.words": "Reading them again changes nothing. You can stop both tablets.",
  "codes.read.foreign": "This is some other code",
  "codes.read.foreign.words": "Please hold the camera to the codes that the other tablet shows.",
  "codes.read.newer": "The other tablet has a newer version of the app",
  "codes.read.newer.words":
    "Load this app again when there is a network. Until then, the sealed file brings the COEs over.",
  "codes.read.changed": "The codes did not fit together",
  "codes.read.changed.words": "Nothing is lost: go on reading, and they are gathered once more.",
  "codes.read.not-kept": "This tablet could not keep what it read",
  "codes.read.not-kept.words":
    "The other tablet still has everything. There may be no room here: please send what is waiting and try again.",

  "codes.camera.refused": "The camera may not be used",
  "codes.camera.refused.words":
    "The browser was told no. Allow the camera for this page in the browser’s settings, beside the address, and try again. The sealed file works without a camera.",
  "codes.camera.none": "There is no camera here",
  "codes.camera.none.words": "Please use a tablet with a camera, or ask for the sealed file.",
  "codes.camera.not-secure": "The browser gives this page no camera",
  "codes.camera.not-secure.words":
    "The address has to begin with https. Please tell whoever looks after your State’s server; the sealed file works meanwhile.",
  "codes.camera.busy": "The camera does not answer",
  "codes.camera.busy.words": "Another app may be using it. Close that one and try again.",

  "codes.here": "Read on this tablet",
  "codes.here.nothing": "Nothing yet.",
  "codes.here.waiting":
    "{count, plural, one {# sealed piece waits here for a network} other {# sealed pieces wait here for a network}}",
  "codes.here.waiting.words": "It goes by itself. Until then the only other copy is on the tablet that showed it.",
  "codes.here.refused": "Your State did not take what was read",
  "codes.here.refused.words":
    "It is kept here, and the tablet that showed it has everything. Ask there for the sealed file and bring it to your State’s office.",
  "codes.here.send": "Send now",
} as const;
