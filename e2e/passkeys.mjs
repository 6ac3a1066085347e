// Passkeys beside the second step of a local account, with the virtual device of Chromium's DevTools: set up, signed in
// with, cancelled, removed; and the same pages without JavaScript.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { violations } from './axe.mjs';
import { App, changeFirst, enter, firstPassword, freePort, started } from './local.mjs';
import { OUT, PROGRAM, open } from './town.mjs';

const CITY = `${OUT}/passkeys`;
const DATABASE = `sqlite:${CITY}/municipality.sqlite`;
const LOGIN = 'melde.1';
const OWN = 'ein Rad und drei Birnen';
let passed = 0;

function ok(what, right, said = '') {
  if (!right) throw new Error(`${what}: ${said}`);
  passed += 1;
  console.log(`ok   ${what}`);
}

// The pages at an address: `localhost` is a name, `127.0.0.1` is none.
async function serve(host) {
  const port = await freePort();
  const site = `http://${host}:${port}`;
  const config = `${CITY}/${port}.toml`;
  writeFileSync(config, [
    `database = "${DATABASE}"`, `listen = "127.0.0.1:${port}"`, `public-address = "${site}"`,
  ].join('\n'));
  return { site, config, ...await started(config) };
}

const heading = (page) => page.getByRole('heading', { level: 1 }).innerText();

// Opens by a button or link the page of this heading.
async function go(page, role, name, to) {
  await page.getByRole(role, { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: to }).waitFor();
}

// The page as it is open, narrow and wide.
async function accessible(page) {
  const title = await heading(page);
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    const found = await violations(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    ok(`“${title}” is accessible at ${width} px`, found.length === 0 && wide <= 0, `${found.join('; ')} ${wide}`);
  }
}

// What a browser keeps from a page, and what it says: nothing may be blocked by the policy of the page.
async function person(browser, { javaScriptEnabled = true } = {}) {
  const context = await browser.newContext({ javaScriptEnabled, locale: 'de-DE' });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' && !/422/.test(message.text())) throw new Error(message.text());
  });
  page.on('pageerror', (error) => { throw error; });
  return { context, page };
}

// A device that knows its holder by finger, face or PIN.
async function device({ context, page }) {
  const session = await context.newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2', transport: 'internal', hasUserVerification: true, isUserVerified: true,
      hasResidentKey: true, automaticPresenceSimulation: true,
    },
  });
  return {
    keys: async () => (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    verifies: (isUserVerified) => session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  };
}

async function secondStep(page) {
  await page.getByRole('link', { name: 'Mein Konto' }).click();
  await go(page, 'link', 'Zweiter Schritt beim Anmelden', 'Zweiter Schritt beim Anmelden');
  await page.getByRole('button', { name: 'Zweiten Schritt einrichten' }).click();
  const app = new App(await page.locator('.a-key code').innerText());
  await page.getByLabel('Code aus Ihrer App').fill(await app.code());
  await page.getByRole('button', { name: 'Code prüfen und einschalten' }).click();
  await page.getByRole('button', { name: 'Zweiten Schritt entfernen' }).waitFor();
  return app;
}

async function leave({ context, page }, site) {
  await page.goto(`${site}/abmelden`);
  await page.getByRole('button', { name: 'Abmelden' }).click();
  const session = (await context.cookies(site)).find((cookie) => cookie.name === '__Host-augenmass');
  ok('signed out', !session?.value);
}

// Up to the page that asks the browser for a passkey.
async function begin(page, app) {
  await page.getByLabel('Name des Passkeys').fill('Dienstrechner');
  await page.getByLabel('Code aus Ihrer App').fill(await app.code());
  await go(page, 'button', 'Weiter', 'Passkey einrichten');
}

async function setUp(one, site) {
  const { page } = one;
  await changeFirst(page, site, LOGIN, firstPassword(DATABASE, LOGIN), OWN);
  const app = await secondStep(page);
  await accessible(page);
  await go(page, 'link', 'Passkeys einrichten und entfernen', 'Passkeys');
  await accessible(page);
  const its = await device(one);
  await begin(page, app);
  const make = page.getByRole('button', { name: 'Passkey anlegen' });
  ok('where the script runs, the page asks and nothing says that it cannot',
    (await make.isVisible()) && !(await page.locator('[data-instead]').isVisible()));
  await accessible(page);
  await its.verifies(false);
  await make.click();
  await page.getByText('Es wurde kein Passkey angelegt').waitFor();
  ok('a device that does not know its holder makes none', (await its.keys()).length === 0);
  await accessible(page);
  await its.verifies(true);
  await make.click();
  await page.getByRole('heading', { level: 1, name: 'Passkeys' }).waitFor();
  const keys = await its.keys();
  ok('the device has a key for this name', keys.length === 1 && keys[0].rpId === 'localhost', JSON.stringify(keys));
  const row = await page.locator('tbody tr').innerText();
  ok('and the list shows it', row.includes('Dienstrechner') && row.includes('noch nie'), row);
  await accessible(page);
  return { app, its };
}

async function signIn(one, site, its) {
  const { page } = one;
  await enter(page, site, LOGIN, OWN);
  await page.getByRole('heading', { level: 1, name: 'Zweiter Schritt' }).waitFor();
  const confirm = page.getByRole('button', { name: 'Mit Passkey bestätigen' });
  ok('beside the code stands the passkey', (await confirm.isVisible()) && (await page.getByLabel('Code aus Ihrer App').isVisible()));
  await accessible(page);
  await its.verifies(false);
  await confirm.click();
  await page.getByText('Es wurde nichts bestätigt').waitFor();
  ok('what the device does not confirm is told, and can be tried again', await confirm.isEnabled());
  await accessible(page);
  await its.verifies(true);
  await page.getByLabel('Code aus Ihrer App').fill('000000');
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.getByRole('alert').waitFor();
  await accessible(page);
  await go(page, 'button', 'Mit Passkey bestätigen', 'Mein Tag');
  ok('after a wrong code the passkey signs in', true);
  const [key] = await its.keys();
  ok('its counter grew', key.signCount > 1, key.signCount);
}

// The keyboard alone: the button is reached after the field of the code.
async function byKeyboard(one, site) {
  const { page } = one;
  await enter(page, site, LOGIN, OWN);
  await page.getByRole('button', { name: 'Mit Passkey bestätigen' }).waitFor();
  await page.getByLabel('Code aus Ihrer App').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  const here = await page.evaluate(() => document.activeElement.innerText);
  ok('the keyboard reaches it', here === 'Mit Passkey bestätigen', here);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Mein Tag' }).waitFor();
}

async function withoutJavaScript(browser, site, app) {
  const { context, page } = await person(browser, { javaScriptEnabled: false });
  await enter(page, site, LOGIN, OWN);
  ok('without JavaScript the passkey is not offered',
    !(await page.getByRole('button', { name: 'Mit Passkey bestätigen' }).isVisible()));
  await page.getByLabel('Code aus Ihrer App').fill(await app.code());
  await go(page, 'button', 'Anmelden', 'Mein Tag');
  ok('and the code signs in', true);
  await page.goto(`${site}/konto/passkeys`);
  await begin(page, app);
  ok('a page that cannot ask says so', (await page.locator('[data-instead]').isVisible())
    && !(await page.getByRole('button', { name: 'Passkey anlegen' }).isVisible()));
  await go(page, 'link', 'Zurück, ohne einen Passkey anzulegen', 'Passkeys');
  await go(page, 'link', 'Passkey entfernen', 'Passkey entfernen');
  await page.getByLabel('Code aus Ihrer App').fill(await app.code());
  await go(page, 'button', 'Passkey entfernen', 'Passkeys');
  ok('a passkey can be removed without JavaScript', (await page.locator('tbody').count()) === 0);
  await context.close();
}

const made = spawnSync(PROGRAM, ['demo', '--size', 'small', '--dir', CITY, '--no-serve'], { encoding: 'utf8' });
if (made.status !== 0) throw new Error(made.stderr);
const browser = await open();
try {
  const { site, config, stop, log } = await serve('localhost');
  const said = spawnSync(PROGRAM, ['check-config', config], { encoding: 'utf8' }).stdout;
  ok('check-config says that passkeys are offered', said.includes('werden angeboten, für localhost'), said);
  const one = await person(browser);
  const { app, its } = await setUp(one, site);
  await leave(one, site);
  await signIn(one, site, its);
  await one.page.goto(`${site}/konto/passkeys`);
  ok('the list says when it was last used', !(await one.page.locator('tbody tr').innerText()).includes('noch nie'));
  await one.page.goto(`${site}/konto/passkeys/entfernen`);
  await accessible(one.page);
  await leave(one, site);
  await byKeyboard(one, site);
  await leave(one, site);
  await withoutJavaScript(browser, site, app);
  await enter(one.page, site, LOGIN, OWN);
  await one.page.getByRole('heading', { level: 1, name: 'Zweiter Schritt' }).waitFor();
  const scripts = await one.page.locator('script').count();
  ok('a removed passkey is not asked for, and no script is there', scripts === 0, scripts);
  const seen = log();
  ok('no login or key is in the log', !/melde\.1|Nowicka|challenge/i.test(seen), seen);
  await stop();

  const number = await serve('127.0.0.1');
  const plain = spawnSync(PROGRAM, ['check-config', number.config], { encoding: 'utf8' }).stdout;
  ok('at an address that is a number check-config says why not', plain.includes('eine IP-Adresse'), plain);
  await number.stop();
} finally {
  await browser.close();
}
console.log(`${passed} passed`);
