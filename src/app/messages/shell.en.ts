export const shellEn = {
  "shell.product": "Surco",
  "shell.skip": "Skip to the main part",
  "shell.nav": "Main pages",
  "shell.nav.coes": "My COEs",
  "shell.nav.desk": "Review desk",
  "shell.nav.district": "My district",
  "shell.nav.people": "People",
  "shell.nav.devices": "Tablets",
  "shell.nav.rescues": "Work to recover",
  "shell.nav.audit": "Audit",
  "shell.nav.settings": "Settings",
  "shell.tools.language": "Español",
  "shell.tools.sunlight": "Sunlight",
  "shell.tools.lock": "Lock",
  "shell.practice.label": "Practice",
  "shell.practice": "Practice: every family here is made up.",
  "shell.sync.label": "What has been sent",
  "shell.sync.all-sent": "Everything signed on this tablet is with the State",
  "shell.sync.unsent": "{count} not sent yet",
  "shell.sync.oldest-today": "oldest from today",
  "shell.sync.oldest": "{days, plural, one {oldest # day} other {oldest # days}}",
  "shell.sync.contact": "last contact {when}",
  "shell.sync.no-contact": "no contact with the State yet",
  "shell.sync.running": "In contact with the State…",
  "shell.sync.send": "Send now",
  "shell.sync.ask": "Check for news",
  "shell.sync.problem.no-answer":
    "No network right now. Your work is kept here and is sent automatically when there is one.",
  "shell.sync.problem.not-an-answer":
    "This network answers with a page of its own. Open the browser and sign in to the network, or use another one.",
  "shell.sync.problem.not-signed-in":
    "Your sign-in at the State has ended. Sign in again so that your work can be sent.",
  "shell.sync.problem.device-unknown":
    "The State does not know this tablet yet. It is introduced automatically; your work is kept here until then.",
  "shell.sync.problem.proof-refused":
    "The State could not tell that it was this tablet that asked. Your work is kept here and it will be tried again.",
  "shell.sync.problem.device-revoked":
    "The State has signed this tablet out. What was not sent yet is being handed in first. Please call your coordinator.",
  "shell.sync.problem.protocol-not-spoken":
    "This app and the State’s server are of different versions. Your work is kept here: reload when you have a network.",
  "shell.sync.problem.busy": "The State’s server is busy. It will be tried again automatically.",
  "shell.sync.problem.daily-volume":
    "The State’s server takes only so much from one tablet in a day. The rest is sent automatically.",
  "shell.sync.problem.refused": "The State’s server did not take something. Open the COE to see which one.",
  "shell.sync.problem.storage-failed": "This tablet could not write down the State’s answer. It will be tried again.",
  "shell.sync.sign-in": "Sign in again",
  "shell.sync.sign-in-to-send": "Sign in again to send",
  "shell.update.label": "New version",
  "shell.update.ready": "A new version is ready. It takes a few seconds and your work stays as it is.",
  "shell.update.now": "Update now",
  "shell.update.stopped":
    "A newer version is open in another window. Nothing more is written in this one; what showed “Saved” is safe. Reload it to go on.",
  "shell.update.blocked":
    "This version is newer than another window of this app. Close the other windows, then reload this one.",
  "shell.update.older":
    "A newer version of this app has been in use on this tablet. This one writes nothing, so that nothing is lost, and still sends what waits. Connect to a network and reload; if this stays, call your coordinator.",
  "shell.update.reload": "Reload",
  "shell.wiped.title": "The State has signed this tablet out",
  "shell.wiped.words": "This happens when a tablet was reported lost or is not used any more. It was done on {when}.",
  "shell.wiped.work":
    "What had not been sent yet was handed to the State first. After that, everything was erased here.",
  "shell.wiped.next":
    "If you have found this tablet, thank you: please give it to your coordinator. If it is yours, you can sign in again and go on.",
  "shell.wiped.sign-in": "Sign in",
  "shell.failure.title": "This page could not be shown",
  "shell.failure.gone":
    "A part of this app is not on this tablet right now. Connect to a network, then reload. Your work is safe: everything that showed “Saved” is on this tablet.",
  "shell.failure.broken":
    "Your work is safe: everything that showed “Saved” is on this tablet. Reload the page to go on where you were.",
  "shell.failure.reload": "Reload the page",
  "shell.not-found.title": "There is no page here",
  "shell.not-found.words": "The address may be old or mistyped.",
  "shell.not-found.home": "Go to the start",
  "shell.waiting": "One moment…",
} as const;
