export const coeListEn = {
  "coe-list.title": "My COEs",
  "coe-list.start": "Start a COE",
  "coe-list.no-room": "This tablet has too little space left for a new interview",
  "coe-list.no-room-words":
    "Send what is waiting, remove photos, videos or apps that are not needed, and tap “Start a COE” again. The COEs in your list can be finished and signed all the same.",
  "coe-list.only-here":
    "{count, plural, =0 {None of these COEs is only on this tablet.} one {# COE exists only on this tablet.} other {# COEs exist only on this tablet.}}",
  "coe-list.returned-waiting":
    "{count, plural, one {The State returned # COE with comments for you.} other {The State returned # COEs with comments for you.}}",
  "coe-list.returned-open": "Open",
  "coe-list.returned-show": "Show the returned ones",
  "coe-list.search": "Find a family or child",
  "coe-list.filter": "Show",
  "coe-list.filter.all": "All",
  "coe-list.filter.returned": "Returned",
  "coe-list.filter.draft": "Not signed yet",
  "coe-list.filter.with-state": "Signed",
  "coe-list.filter.done": "Decided",
  "coe-list.unreadable.damaged": "The name on this line is damaged. Open it to see more.",
  "coe-list.unreadable.locked": "Closed until you open your work on this tablet",
  "coe-list.unreadable.colleagues": "Still sealed on this tablet by whoever had it before you",
  "coe-list.unreadable.other-vault": "Sealed with your earlier passphrase. It is kept, and your State can open it.",
  "coe-list.sealed":
    "{count, plural, one {# COE is sealed with your earlier passphrase} other {# COEs are sealed with your earlier passphrase}}",
  "coe-list.sealed.words":
    "Nothing is lost. Once your State has opened what was handed in, it is here again with its name.",
  "coe-list.sealed.see": "See where it is",
  "coe-list.family-unnamed": "Family without a name yet",
  "coe-list.children": "{count, plural, =0 {No children yet} one {Child: {names}} other {# children: {names}}}",
  "coe-list.children-more": "{names} and {count} more",
  "coe-list.stage.draft": "Not signed yet",
  "coe-list.stage.signed": "Signed",
  "coe-list.stage.received": "Signed",
  "coe-list.stage.in-review": "In review",
  "coe-list.stage.returned": "Returned to you",
  "coe-list.stage.approved": "Approved",
  "coe-list.stage.denied": "Not approved",
  "coe-list.custody.on-this-tablet-only": "On this tablet only",
  "coe-list.custody.received": "The State is receiving it",
  "coe-list.custody.complete": "Received by the State",
  "coe-list.custody.secured": "Safe at the State",
  "coe-list.owed.fix": "{count} to fix",
  "coe-list.owed.ask": "{count} still to ask",
  "coe-list.owed.comments": "{count, plural, one {# comment} other {# comments}}",
  "coe-list.owed.nothing": "Ready to read back and sign",
  "coe-list.returned-comments": "{count, plural, one {# comment to answer} other {# comments to answer}}",
  "coe-list.two-versions": "Two versions: choose",
  "coe-list.set-aside": "The State keeps it, but set it aside: open it to see why",
  "coe-list.decision-lost":
    "The State’s server lost its record of this decision and was told of it. You can go on as before.",
  "coe-list.to-correct": "To be signed again",
  "coe-list.not-accepted":
    "{count, plural, one {The State could not accept # COE as it is signed.} other {The State could not accept # COEs as they are signed.}}",
  "coe-list.not-accepted-words": "Nothing is lost. It stands first on your list: open it to correct it.",
  "coe-list.elsewhere": "Another tablet",
  "coe-list.safety-copy": "A safety copy is with the State",
  "coe-list.continue-here": "From another tablet: open it to continue here",
  "coe-list.from-the-state":
    "{count, plural, one {# COE that is not signed yet came from the State} other {# COEs that are not signed yet came from the State}}",
  "coe-list.from-the-state-words":
    "They were written on another tablet, or on this one before it was emptied. Open one to continue it here.",
  "coe-list.back": "Back to where you were",
  "coe-list.back-named": "Back to {name}, where you were",
  "coe-list.changed": "Changed {when}",
  "coe-list.shown": "{shown} of {total} shown",
  "coe-list.more": "Show {count} more",
  "coe-list.reading": "Reading your COEs…",
  "coe-list.empty.title": "Your first COE is one tap away",
  "coe-list.empty.words":
    "Start one when a family is willing to talk. Write what they say in any order: every keystroke is kept on this tablet, with or without a network, and you see which children qualify and why while you write.",
  "coe-list.none-found.title": "No COE matches",
  "coe-list.none-found.words": "Try another name, or show all COEs.",
  "coe-list.none-found.clear": "Show all",
  "sending.no-answer":
    "Sending was tried {tries} times and the network broke off each time. It goes on automatically; a better network helps.",
  "sending.not-an-answer":
    "Sending was tried {tries} times, but this network answers with a page of its own. Use another network, or sign in to this one in the browser.",
  "sending.not-signed-in": "It waits until you sign in again. Nothing is lost.",
  "sending.protocol-not-spoken": "It waits for a newer version of this app. Reload the app when you have a network.",
  "sending.busy":
    "The State’s server was busy {tries} times. It goes on automatically; there is nothing for you to do.",
  "sending.unexpected":
    "The State’s server had a fault {tries} times. It goes on automatically. If it is still so tomorrow, tell your State’s office.",
  "sending.too-large":
    "One part is larger than the State’s server takes, most likely a photo. It is kept here. Tell your State’s office before you clear anything.",
  "sending.malformed": "The State’s server could not read one part. It is kept here. Please tell your State’s office.",
  "sending.bytes-do-not-match-name":
    "One part was changed on its way through this network. It is kept here whole and tried again; another network helps.",
  "sending.not-allowed":
    "The State’s server does not take this COE from you. It is kept here. Please ask your State’s office.",
  "sending.damaged":
    "One part no longer reads as it was written, so it was not sent. Please tell your State’s office before you do anything else with this COE.",
  "sending.missing": "One part is no longer on this tablet, so it could not be sent. Please tell your State’s office.",
  "sending.unreadable": "One part can no longer be read on this tablet. Please tell your State’s office.",
  "sending.sealed-damaged":
    "What is stored of one part is damaged, so the State could not open it. It is kept here. Please tell your State’s office.",
  "sending.sealed-version-unknown": "One part waits for a newer version of the State’s server. It is kept here.",
  "sending.sealed-to-other-key":
    "One part was sealed for another State’s server. Open this tablet with your passphrase and send again; if this stays, tell your State’s office.",
  "sending.sealed-in-other-place":
    "What is stored of one part is damaged, so the State could not open it. It is kept here. Please tell your State’s office.",
  "sending.other-vault":
    "One part is sealed with an earlier passphrase, and this tablet had not met your State yet. It is kept here. Please tell your State’s office.",
  "sending.locked": "One part goes as soon as its recruiter has opened their work on this tablet. Nothing is lost.",
  "sending.other":
    "Sending was tried {tries} times without success ({problem}). It goes on automatically. Please tell your State’s office this code.",
  "set-aside.schema-not-known":
    "It was written with a newer version of this app than the State’s server knows. There is nothing for you to do: it is looked at again after the server’s update.",
  "set-aside.answers-invalid":
    "Some answers do not have the form the State’s server expects. Please tell your State’s office; they see which ones. It is looked at again after every update of the server.",
  "set-aside.child-of-approved":
    "The version it corrects is approved already, and an approved COE stays as it is. Ask your State’s office; what you wrote is kept.",
  "set-aside.author-is-not-sender":
    "It was sent while somebody else was signed in, and the State’s server did not know you as its author. Ask your State’s office to put it in the record.",
  "set-aside.wrong-area":
    "It was written for another State, or this COE belongs to another recruiter. Ask your State’s office.",
  "set-aside.parent-of-other-coe":
    "It says that it continues another COE. Please tell your State’s office; what you wrote is kept.",
  "set-aside.signature-invalid":
    "A signature does not belong to these answers, so the State could not accept it. Everything you wrote is kept: open the correction, read it back, and have it signed again.",
  "set-aside.picture-not-allowed":
    "The State could not accept a picture of a signature: it is damaged, or not what it says it is. Everything you wrote is kept: open the correction, give the photo or the signature again, and sign.",
  "set-aside.other": "The State’s office has to look at it ({code}). Please ask them; what you wrote is kept.",
} as const;
