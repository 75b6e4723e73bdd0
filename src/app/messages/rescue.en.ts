/** Work that its recruiter cannot open any more, and what the people concerned are told. */
export const rescueEn = {
  "administration.rescue.title": "Work to recover",
  "administration.rescue.lede":
    "COEs that their recruiter cannot open any more: a forgotten passphrase, a broken tablet. They arrive locked, and two people open them together.",
  "administration.rescue.none": "Nothing to recover",
  "administration.rescue.none-words":
    "When a recruiter cannot open their tablet, they hand in the locked work from there, or somebody brings it as a file.",
  "administration.rescue.file": "Hand in a file",
  "administration.rescue.file-here": "The file is here",
  "administration.rescue.file-here-words":
    "{count, plural, one {It holds # locked piece.} other {It holds # locked pieces.}} Nothing of it has been opened.",
  "administration.rescue.from": "Handed in by {who}, {when} (no. {id})",
  "administration.rescue.stage.waiting": "Locked",
  "administration.rescue.stage.agreed": "Opening was cut short",
  "administration.rescue.stage.opened": "Recovered",
  "administration.rescue.stage.partly": "Recovered in part",
  "administration.rescue.holds": "Holds",
  "administration.rescue.holds.drafts": "{count, plural, one {# working copy} other {# working copies}}",
  "administration.rescue.holds.revisions": "{count, plural, one {# version} other {# versions}}",
  "administration.rescue.holds.attachments":
    "{count, plural, one {# signature or photo} other {# signatures or photos}}",
  "administration.rescue.holds.unknown": "{count, plural, one {# unknown piece} other {# unknown pieces}}",
  "administration.rescue.way": "Came",
  "administration.rescue.way.tablet": "from a tablet",
  "administration.rescue.way.file": "as a file, in the office",
  "administration.rescue.whose": "Whose work",
  "administration.rescue.whose.unknown": "Known only when it is opened",
  "administration.rescue.whose.nobody": "Nothing in it says",
  "administration.rescue.whose.stranger": "somebody the State does not know",
  "administration.rescue.agreed": "Agreed",
  "administration.rescue.agreed-by.keeping": "{who} for accounts and data, {when}",
  "administration.rescue.agreed-by.field": "{who} for coordination and review, {when}",
  "administration.rescue.agree": "Agree to open it",
  "administration.rescue.go-on": "Go on with opening it",
  "administration.rescue.part.said": "You have agreed. One person of the other side still has to.",
  "administration.rescue.part.keeping":
    "Coordination and review has agreed. An administrator or a data specialist still has to.",
  "administration.rescue.part.field": "Accounts and data has agreed. A coordinator or a reviewer still has to.",
  "administration.rescue.agree-title": "Agree to open this work?",
  "administration.rescue.agree.first":
    "Nothing is opened yet: somebody of the other side has to agree too. One looks after accounts or data, one coordinates or reviews.",
  "administration.rescue.agree.last":
    "The work is opened at once, and each piece goes into its own recruiter’s account. Signatures stay as they were given.",
  "administration.rescue.agree.whose":
    "Ask the recruiter first whether they handed it in. Nobody can agree to their own work.",
  "administration.rescue.agree.told": "The recruiter is told, and it is written into the audit.",
  "administration.rescue.agree.read": "This page shows nothing of a family, before or after.",
  "administration.rescue.fate.recovered":
    "{count, plural, one {# COE is back in its recruiter’s list, to go on with.} other {# COEs are back in their recruiter’s list, to go on with.}}",
  "administration.rescue.fate.taken":
    "{count, plural, one {# signed or saved piece has arrived that was missing.} other {# signed or saved pieces have arrived that were missing.}}",
  "administration.rescue.fate.held":
    "{count, plural, one {# piece was with the State already.} other {# pieces were with the State already.}}",
  "administration.rescue.fate.empty":
    "{count, plural, one {# was begun and left empty.} other {# were begun and left empty.}}",
  "administration.rescue.fate.kept":
    "{count, plural, one {# piece could not be opened, and is kept} other {# pieces could not be opened, and are kept}}",
  "administration.rescue.kept": "Piece {place}, {what}: {why}",
  "administration.rescue.piece.drafts": "a working copy",
  "administration.rescue.piece.revisions": "a version",
  "administration.rescue.piece.attachments": "a signature or photo",
  "administration.rescue.piece.unknown": "unknown",
  "administration.rescue.kept.sealed-damaged": "it is damaged.",
  "administration.rescue.kept.sealed-version-unknown":
    "another version of the app locked it. Look again after an update.",
  "administration.rescue.kept.sealed-to-other-key":
    "it was locked for another State, or before the tablet met this one.",
  "administration.rescue.kept.sealed-in-other-place": "what is inside does not belong under this name.",
  "administration.rescue.kept.bytes-do-not-match-name": "it was changed after it was written.",
  "administration.rescue.kept.too-large": "it is larger than anything a tablet writes.",
  "administration.rescue.kept.draft-unreadable": "this release cannot read it. Look again after an update.",
  "administration.rescue.kept.other": "it does not open here.",
  "administration.problem.own-rescue":
    "This is your own work, or some of it is. Somebody else has to agree to open it.",
  "administration.problem.rescue-other-side":
    "Somebody of your side has agreed already. The other one looks after accounts and data, or coordinates and reviews.",
  "administration.problem.parcel-damaged":
    "This file is not whole, or it is another kind of file. Ask for it once more; the work is still on the tablet.",
  "administration.problem.parcel-version-unknown":
    "Another version of the app made this file. Keep it, and hand it in again after the State’s server is updated.",
  "administration.problem.sealed-to-other-key":
    "This work was locked for another State, or before its tablet had met this one. It cannot be opened here. Keep the file.",
  "administration.problem.too-large": "This file is larger than the State takes at once. Hand it in as several files.",
  "administration.problem.try-later": "Enough for today came from you. Keep the file, and hand it in later.",

  "administration.reset": "Make a link for a new password",
  "administration.reset.title": "A new password for {name}?",
  "administration.reset.words":
    "If {name} cannot sign in any more: with a link from you, they choose a new password themselves.",
  "administration.reset.link": "You get a link to hand over. It works once, for a week.",
  "administration.reset.until": "Until it is used, everything stays as it is.",
  "administration.reset.then": "When it is used, two-step sign-in and passkeys are taken away and set up anew.",
  "administration.reset.passphrase":
    "The passphrase of a tablet is another thing: this does not change it, and nobody here knows it.",
  "administration.reset.made": "The link for {name} is ready",

  "review.version.reason.recovered": "recovered from a locked tablet",
  "review.version.from-lost-tablet": "came after its tablet was reported lost",

  "other-role.office/rescues.title": "This page is for the State office",
  "other-role.office/rescues.words":
    "{name}, locked work of recruiters is recovered here. Your own sign-in is for other work.",

  "notices.label": "News for you",
  "notices.seen": "I have read it",
  "notices.tablet-lost.title": "The tablet “{tablet}” was reported lost",
  "notices.tablet-lost.words":
    "At its next contact it hands in what was not sent yet, and then erases itself. You can go on at once on another tablet. If it is in your hands, please call your coordinator.",
  "notices.work-recovered.title":
    "{count, plural, =0 {Your locked work was opened by the State} one {One of your COEs was recovered} other {# of your COEs were recovered}}",
  "notices.work-recovered.words":
    "The State’s office opened the work that you could not open any more. Your COEs come back into your list; please read each one again before you go on.",
  "notices.rescue-opened.title": "Locked work was opened",
  "notices.rescue-opened.words":
    "{kept, plural, =0 {All of it could be opened.} one {One piece could not be opened, and is kept.} other {# pieces could not be opened, and are kept.}}",
  "notices.coe": "A COE",
  "notices.coe-of": "The COE of {family}",
  "notices.coe-left.title": "{whose} was handed to {name}",
  "notices.coe-left.words":
    "The State’s office gave it to {name}, and it is no longer in your list. What you wrote and had not sent yet still goes to the State by itself, and nothing of it is lost.",
  "notices.coe-came.title": "{whose} was handed to you by the State’s office",
  "notices.coe-came.words":
    "Until now {name} had it. It comes into your list with everything that was written, and you go on with it from there.",

  "interview.unreadable.title": "This COE cannot be opened here now",
  "interview.unreadable.safe-title": "Nothing was deleted or changed",
  "interview.unreadable.why.damaged":
    "What this tablet has stored of the COE is damaged. It stays here just as it is, and your other COEs are not affected.",
  "interview.unreadable.do.damaged":
    "Copy it to a file and give the file to your State’s support team: it is sealed, and they may still be able to open it. If the family is with you now, start a new COE.",
  "interview.unreadable.why.newer-release":
    "A newer version of the app wrote this COE, and this page still runs the version before. Your other COEs are not affected.",
  "interview.unreadable.do.newer-release":
    "Load the page again. If this message comes back, connect to a network for a moment so that the app can be renewed.",
  "interview.unreadable.why.locked": "Your work on this tablet is closed, and this COE with it.",
  "interview.unreadable.do.locked": "Go back to your COEs and open your work with your passphrase.",
  "interview.unreadable.why.other-vault":
    "This COE is sealed with an earlier passphrase, or by a colleague. It stays here just as it is.",
  "interview.unreadable.do.other-vault":
    "If it is yours, your State’s office can open it for you: hand in what is sealed, and it comes back to your list.",
  "interview.unreadable.why.colleagues":
    "Whoever had this COE before you has written something on this tablet that the State does not have yet, and it is sealed for them.",
  "interview.unreadable.do.colleagues":
    "Ask them to sign in on this tablet once and press “Send now”. On another tablet you can go on with it today.",
  "interview.unreadable.reload": "Load the page again",
  "interview.unreadable.copy": "Copy what is stored to a file",
  "interview.unreadable.back": "Back to my COEs",

  "handed-on.title": "{name} has this COE now",
  "handed-on.words":
    "The State’s office handed it from you to {name}. If you think that it should be yours, please call your coordinator.",
  "handed-on.unsent":
    "{count, plural, =0 {Everything that you wrote in it is with the State.} one {One piece of what you wrote is on this tablet only. It goes to the State by itself with the next contact, and is kept here until then.} other {# pieces of what you wrote are on this tablet only. They go to the State by themselves with the next contact, and are kept here until then.}}",
  "handed-on.signature":
    "The family has begun to sign on this tablet, and nobody else has that. Please finish it here: then it goes to the State, and {name} gets it.",
  "handed-on.finish": "Go on with signing",
  "handed-on.back": "Go to your COEs",
} as const;
