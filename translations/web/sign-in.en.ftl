## Signing in with the account of the city, one's own account, the second step

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
factor-on = The second step is set up: when signing in you are asked for a code. If you want to remove it, for a new telephone for example, please copy a code once more.
factor-key = Your key
factor-picture = QR code with the key. The same key stands below for copying.
factor-type = Read the picture with your app, or copy the key. Spaces do not matter.
factor-here = Open in an app on this device
factor-begin = Set up the second step
factor-begin-again = Begin anew
factor-confirm = Check the code and switch on
factor-remove = Remove the second step
