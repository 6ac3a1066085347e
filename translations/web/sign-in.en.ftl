## Signing in with the account of the city, one's own account, the second step, passkeys

page-signed-out = You are signed out

sign-in-open-id = Sign in with your city account
sign-in-local = With login name and password
sign-out-there = Sign out of your city account too
help-signed-out = You are signed out of this programme.
help-signed-out-there = Your city account may still be signed in in this browser. If other people use this device too, please sign it out; that then goes for all programmes of the city.
help-signed-out-open = Your city account may still be signed in in this browser. If other people use this device too, please close the browser.

problem-title-open-id = Signing in did not work
problem-open-id-unfinished = Signing in with your city account was not brought to its end, or took too long. Please sign in again.
problem-open-id-not-here = You cannot sign in here with this city account. If you are to work here, please ask those who administer the programme.
problem-open-id-unreachable = The sign-in service of the city does not answer as it should. Please try again in a few minutes; if it stays so, tell those who administer the programme.

page-account-own = My account
account-own-name = Name
account-own-function = Function
account-own-city = You signed in with your city account. Password and second step are changed there.
account-own-demo = There are no passwords in the demonstration.

page-own-factor = Second step when signing in
factor-elsewhere = Only who signs in with a password sets up a second step here. For a city account this is done at the sign-in service of the city.
factor-off = So far your password is enough. With a second step nobody gets in with your password alone: when signing in you also copy a code that an app on your telephone shows. Any app for one-time codes (TOTP) will do. If somebody else found the telephone, or it is gone, those who administer the programme set a new first password, and the second step goes with it.
factor-shown = Please take the key into your app now. It is shown this one time only. Then copy the code that the app shows; only after that the second step counts.
factor-begun = A key was shown before but not confirmed yet. If it is in your app, please copy the code. Otherwise begin anew; the old key then no longer counts.
factor-on = The second step is set up: when signing in you are asked for a code. If you want to remove it, for a new telephone for example, please copy a code once more. Passkeys are removed with it.
factor-key = Your key
factor-picture = QR code with the key. The same key stands below for copying.
factor-type = Read the picture with your app, or copy the key. Spaces do not matter.
factor-here = Open in an app on this device
factor-begin = Set up the second step
factor-begin-again = Begin anew
factor-confirm = Check the code and switch on
factor-remove = Remove the second step

page-passkeys = Passkeys
passkey-short = Instead of copying a code you can also confirm with fingerprint, face or PIN when signing in.
passkey-to-list = Set up and remove passkeys
passkey-what = With a passkey you need not copy a code when signing in: after the password you confirm with fingerprint, face or PIN, just as you unlock your device. We learn nothing of these; they stay on your device. A passkey does not work on an imitated page, a code does. The code of the app remains your second way, on another device for example: please do not delete the app.
passkey-not-here = Passkeys cannot be used at this address at present. The code of the app still counts. Only those who run the programme can change that.
passkey-list = Your passkeys
passkey-made = Set up
passkey-used = Last used
passkey-never = never yet
passkey-new = Set up a passkey
passkey-new-help = Take the device with which you work here, or a security key. Give it a name and copy a code of the app. On the next page your browser will ask. Some devices with Windows cannot make this kind of passkey; please stay with the code then.
passkey-begin = Continue
field-passkey-label = Name of the passkey
hint-passkey-label = What you know it by, “office computer” for example. At most 60 characters.
passkey-label-missing = Please give the passkey a name of at most 60 characters.
passkey-too-many = You have ten passkeys already. Please remove one first that you no longer need.
passkey-not-taken = The passkey was not set up: it did not match, or it took too long. Please begin again. The code of the app still counts.
passkey-make-title = Make “{ $label }” now
passkey-make-help = Press the button. Your browser then asks for fingerprint, face, PIN or security key. You have ten minutes for it.
passkey-make = Make the passkey
passkey-not-made = No passkey was made. Perhaps the question was closed, or there is one on this device already. You can try again.
passkey-instead = Your browser cannot make a passkey here: JavaScript is switched off, or the browser is too old for it. No harm done, the code of the app is enough.
passkey-leave = Back without making a passkey
passkey-remove = Remove a passkey
passkey-remove-help = Which passkey do you want to remove? It then no longer counts here. Your device may still show it in its list of passwords; you can delete it there.
passkey-made-at = Set up { $at }
field-passkey = Passkey
passkey-confirm-title = Or with a passkey
passkey-confirm-help = Your browser asks for fingerprint, face, PIN or security key. You then need no code.
passkey-confirm = Confirm with a passkey
passkey-unconfirmed = Nothing was confirmed. You can try again or copy the code of the app.
