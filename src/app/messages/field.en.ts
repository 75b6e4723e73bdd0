export const fieldEn = {
  "field.title": "Ready for the field",
  "field.link": "Ready for the field?",
  "field.link.words": "See before a trip whether this tablet has everything it needs for days without a network.",
  "field.lede": "A look at this tablet before you drive out. It also works without a network.",
  "field.looking": "Looking at this tablet…",
  "field.ready": "This tablet is ready for the field.",
  "field.ready.some-unknown":
    "{count, plural, one {Nothing speaks against driving out. # thing cannot be checked here.} other {Nothing speaks against driving out. # things cannot be checked here.}}",
  "field.not-yet":
    "{count, plural, one {One thing to look at before you drive out.} other {# things to look at before you drive out.}}",
  "field.not-yet.words": "You can work without them too: nothing here keeps you from an interview.",
  "field.list": "What was looked at",
  "field.again": "Look again",
  "field.state.fine": "Fine",
  "field.state.look": "Please look",
  "field.state.cannot": "Cannot be checked here",
  "field.kept": "Protected from clean-up",
  "field.kept.yes": "The browser has promised not to remove your work by itself.",
  "field.kept.no":
    "The browser has not promised yet to keep your work when the tablet runs out of space. Please ask it to.",
  "field.kept.cannot": "This browser cannot be asked. Work that is sent is safe with your State.",
  "field.kept.refused": "The browser did not agree yet. Adding this app to the home screen usually helps.",
  "field.installed": "On the home screen",
  "field.installed.yes": "You opened Surco as an app of this tablet.",
  "field.installed.no":
    "Surco is open in a browser window. If you work from the home screen, open it there: on some tablets the two keep separate work. If not, add it with the browser’s menu.",
  "field.installed.cannot": "This browser does not say.",
  "field.space": "Room for new COEs",
  "field.space.enough": "There is room for {coes} COEs or more, each with six large photos.",
  "field.space.little":
    "{coes, plural, =0 {There is no room for a COE with six large photos} one {There is room for # COE with six large photos} other {There is room for # COEs with six large photos each}}. A long day needs room for {day}. Please delete videos or photos of your own, or apps you do not use.",
  "field.space.cannot": "This browser does not say. The tablet’s own settings show what is free.",
  "field.clock": "Clock",
  "field.clock.right": "It agrees with your State’s clock.",
  "field.clock.behind":
    "{unit, select, minutes {It is about {count, plural, one {# minute} other {# minutes}} slow} hours {It is about {count, plural, one {# hour} other {# hours}} slow} other {It is about {count, plural, one {# day} other {# days}} slow}}. Please set date and time in the tablet’s settings to automatic.",
  "field.clock.ahead":
    "{unit, select, minutes {It is about {count, plural, one {# minute} other {# minutes}} fast} hours {It is about {count, plural, one {# hour} other {# hours}} fast} other {It is about {count, plural, one {# day} other {# days}} fast}}. Please set date and time in the tablet’s settings to automatic.",
  "field.clock.never": "This tablet has not met your State yet, whose clock it is compared with.",
  "field.version": "Version of the app",
  "field.version.newest": "No newer version waits on this tablet. This one is {app}.",
  "field.version.waiting": "A newer version is here and waits. Nothing you wrote is lost: it is sent first.",
  "field.version.held-up":
    "A newer version is here and waits. A COE is open in another window: please close it there, then look again.",
  "field.version.too-old":
    "Your State’s server does not understand this version any more. With a network, please load the app again. Your work stays here.",
  "field.version.cannot": "This window cannot see whether there is a newer version than {app}.",
  "field.vault": "Your work opens",
  "field.vault.opens":
    "You opened it on {when} with your {passkeys, plural, =0 {passphrase} other {passphrase, fingerprint or face}}.",
  "field.vault.practice": "This is practice work: it opens by itself.",
  "field.vault.not-tried":
    "Please lock it and open it once with your passphrase, so that you know it by heart out there.",
  "field.vault.long-ago":
    "The last time was on {when}. Please lock it and open it once with your passphrase, so that you know it by heart out there.",
  "field.vault.cannot": "Your work is not open now.",
  "field.second-copy": "Second copy",
  "field.second-copy.sound": "Everything you save is written twice on this tablet.",
  "field.second-copy.missing": "This browser has no place for a second copy. Work is kept once here until it is sent.",
  "field.second-copy.failed":
    "Something was written only once. Please load the app again: it makes up for it when it starts.",
  "field.second-copy.full":
    "There is no room for all of it. Please make room on the tablet first, for example by deleting videos or apps that are not needed; then load the app again.",
  "field.second-copy.pending": "The two copies are being compared. Please look again in a moment.",
  "field.unsent": "Sent to the State",
  "field.unsent.none": "Your State has everything from this tablet.",
  "field.unsent.some":
    "{count, plural, one {# COE on this tablet is not with your State yet.} other {# COEs on this tablet are not with your State yet.}} Please send while there is a network, or take them along as a file.",
  "field.unsent.some-since":
    "{count, plural, one {# COE on this tablet is not with your State yet, since {when}.} other {# COEs on this tablet are not with your State yet, the oldest since {when}.}} Please send while there is a network, or take them along as a file.",
  "field.unsent.unread": "This could not be read now. Please load the app again.",
  "field.contact": "Last contact with the State",
  "field.contact.lately": "On {when}.",
  "field.contact.long-ago": "On {when}. Decisions and comments made since then are not here. Please ask once more.",
  "field.contact.never": "This tablet has not met your State yet. Please ask once while there is a network.",
  "field.contact.signed-out":
    "Your State asks you to sign in again, while there is a network. Until then nothing is sent.",
  "field.offline": "Works without a network",
  "field.offline.whole": "The whole app is kept on this tablet.",
  "field.offline.again":
    "The whole app is kept on this tablet. Please load it again once, so that it is used from here.",
  "field.offline.missing":
    "The app is not wholly on this tablet. Please load it again with a network, wait a minute, and look again.",
  "field.offline.cannot":
    "This browser does not say. Switch the network off for a moment and open a COE: so you see it.",
  "field.do.protect": "Ask for protection",
  "field.do.update": "Update now",
  "field.do.send": "Send and ask now",
  "field.do.sign-in": "Sign in",
  "field.do.lock": "Lock now",
  "field.do.reload": "Load again",
  "field.do.take-along": "Take them along",
  "field.not-locked": "Something could not be saved, so your work stays open. Please try again.",
  "field.sent-elsewhere": "Another window of this app is sending now. Look again in a moment.",
  "field.went-wrong": "That did not work. What you wrote is still here. Please try once more.",
  "field.take-along": "Take all unsent COEs along as a file",
  "field.take-along.words":
    "For a tablet that is breaking, or weeks without a network. The file holds every unsent COE of this tablet, also your colleagues’, sealed: nobody on the way can read it.",
  "field.take-along.how":
    "A colleague’s tablet carries it in: Settings, “Hand in or carry in sealed work”. Your State’s office can too. Nothing is deleted here, and nothing counts twice.",
  "field.take-along.go": "Take unsent COEs along",
  "field.take-along.shared":
    "{count, plural, one {# COE is} other {# COEs are}} in {files, plural, one {the file} other {the # files}} you handed on",
  "field.take-along.saved":
    "{count, plural, one {# COE is} other {# COEs are}} in {files, plural, one {the sealed file} other {# sealed files}}",
  "field.take-along.saved.words":
    "{files, plural, one {It is where your downloads are. Copy it to a stick or send it on.} other {They are where your downloads are. Please see that all # are there, and copy them all to a stick or send them all on.}} Keep the tablet: it learns by itself when your State has them.",
  "field.take-along.shared.words":
    "{files, plural, one {} other {Please see that all # arrive: each holds a part. }}Keep the tablet: it learns by itself when your State has them.",
  "field.take-along.left": "Nothing was handed on. Everything is still here.",
  "field.take-along.nothing": "There is nothing to take along",
  "field.take-along.nothing.words": "Your State has everything from this tablet that it could open.",
  "field.take-along.failed": "The file could not be made",
  "field.take-along.failed.words": "Nothing was changed, and everything is still here. Please try once more.",
  "field.take-along.only-passphrase":
    "{count, plural, one {# piece stays here} other {# pieces stay here}}: written before this tablet had met your State",
  "field.take-along.only-passphrase.words":
    "Only its own passphrase opens it. It is sent as soon as that was used with a network.",
} as const;
