export const unlockStateEn = {
  "sign-in.title": "Sign in",
  "sign-in.name": "Sign-in name",
  "sign-in.name.hint": "Often your e-mail address at work.",
  "sign-in.name.missing": "Write your sign-in name.",
  "sign-in.password": "Password",
  "sign-in.password.missing": "Write your password.",
  "sign-in.go": "Sign in",
  "sign-in.failed":
    "The sign-in name or the password is not right. Check both and try again. “Show” lets you see what you typed.",
  "sign-in.forgotten":
    "Forgotten your password? Your State’s administrator helps you. What is on this tablet stays here.",
  "sign-in.second.title": "One more step",
  "sign-in.second.app":
    "Open the authenticator app on your phone or tablet and write the six digits that it shows now.",
  "sign-in.second.app.code": "Code of six digits",
  "sign-in.second.app.wrong":
    "The code is not right, or its half minute is over. Wait for the next code in the app and write that one.",
  "sign-in.second.recovery": "Write one of the recovery codes that you printed or copied. Each works once.",
  "sign-in.second.recovery.code": "Recovery code",
  "sign-in.second.recovery.wrong":
    "This recovery code is not right, or it was used before. Check each letter, or take the next one.",
  "sign-in.second.missing": "Write the code.",
  "sign-in.second.use-app": "Use the authenticator app",
  "sign-in.second.use-recovery": "I do not have my authenticator app here",
  "sign-in.second.back": "Back to name and password",
  "sign-in.passkey.title": "With a passkey",
  "sign-in.passkey.words": "Your fingerprint, your face or the code of this device instead of a password.",
  "sign-in.passkey.go": "Sign in with a passkey",
  "sign-in.passkey.unknown":
    "The State does not know this passkey any more. Sign in with your name and password, and add a new one in your account.",
  "sign-in.sign-on.title": "With your State account",
  "sign-in.sign-on.words": "You go to your State’s own page, sign in there as always, and come back here.",
  "sign-in.sign-on.go": "Go to {label}",
  "sign-in.sign-on.cancelled.title": "You came back without signing in",
  "sign-in.sign-on.cancelled":
    "Nothing has changed. Go to your State’s page again whenever you like. If you did not cancel there yourself, ask your administrator whether your State account may use Surco.",
  "sign-in.sign-on.nobody.title": "Surco does not know this State account",
  "sign-in.sign-on.nobody":
    "Your State let you in, but this account has no open invitation to Surco, or its access has ended. Ask your administrator. If you have another account or a password for Surco, you can sign in with that here.",
  "sign-in.sign-on.over.title": "This way in does not work any more",
  "sign-in.sign-on.over":
    "Each trip to your State’s page works once, within ten minutes, and in the browser where it began. Please go there again.",
  "sign-in.sign-on.not-reached.title": "Your State’s page cannot be reached now",
  "sign-in.sign-on.not-reached":
    "Please try again in a few minutes. If you have a password or a passkey for Surco, you can sign in with that now.",
  "sign-in.sign-on.refused.title": "Your State’s sign-on did not let you in here",
  "sign-in.sign-on.refused":
    "Please try once more. If it does not work again, ask your administrator whether you have been invited to Surco.",
  "first-run.title": "A new State begins",
  "first-run.lede":
    "Nobody works here yet. You become the first administrator: you invite the people of your State. You see no family.",
  "first-run.card": "The first administrator",
  "first-run.token": "One-time token",
  "first-run.token.hint": "It stands where the server was started, and works for 30 minutes. You can paste it.",
  "first-run.token.missing": "Write the one-time token.",
  "first-run.name": "Your name",
  "first-run.name.missing": "Write your name.",
  "first-run.signInName.hint": "With it you sign in from now on. Your e-mail address at work is a good one.",
  "first-run.signInName.missing": "Write the name with which you want to sign in.",
  "first-run.password.missing": "Choose a password.",
  "first-run.go": "Begin",
  "first-run.refused.title": "Please check the lines below",
  "first-run.refused.not-allowed":
    "This token is not the right one, or its 30 minutes are over. Start the server again to get a new one.",
  "first-run.refused.malformed":
    "The token must be whole, and the sign-in name needs at least three characters. A password has at most 128.",
  "welcome.title": "Welcome to Surco",
  "welcome.lede": "Your State invites you. Choose a password, and you can begin.",
  "welcome.waiting": "Opening your invitation…",
  "welcome.card": "Hello, {name}",
  "welcome.until": "This invitation is for you alone. It is good until {day}.",
  "welcome.name.hint": "With this name you sign in from now on.",
  "welcome.go": "Set my password and begin",
  "welcome.over.title": "This invitation does not work any more",
  "welcome.over":
    "It was used already, its week is over, or a piece of the address is missing. Ask your administrator for a new one. If you have set your password already, sign in.",
  "welcome.over.sign-in": "Go to sign in",
} as const;
