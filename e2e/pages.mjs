// Every kind of page, found as people find them: by the links on the pages, as each role, in the city and in
// the family benefits office of the demo.
import { existsSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { OUT, PROGRAM, Person, open, town } from './town.mjs';

export const WIDTHS = [360, 768, 1440];
const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/g;
const ALL = '?stand=alle';

// What kind of page a path is: ids, pages of lists and messages do not make another. A list of all, where nothing is
// open, does: it leads to records.
export const pattern = (path) => {
  const kind = path.replace(ID, '{id}').replace(/\?.*$/, '').replace(/\/$/, '') || '/';
  return path.endsWith(ALL) ? `${kind}-alle` : kind;
};

// The same as a name of a file.
export const kind = (path) => pattern(path).replaceAll(/[/{}]+/g, '-').replace(/^-|-$/g, '') || 'start';

// How many pixels the page is wider than its window.
export const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

// The paths of this site on a page that lead to another kind of page.
async function links(page) {
  const all = await page.locator('a[href^="/"]').evaluateAll((found) => found.map((a) => a.getAttribute('href')));
  const empty = (await page.locator('main .a-empty').count()) > 0;
  return all.filter((path) => (empty || !path.endsWith(ALL)) && !/^\/(log|gestaltung|sprache|health)/.test(path) && !/\.(pdf|json|csv|ics|svg|toml)$/.test(path) && !/\/(brief\/[0-9a-f]|anordnung)/.test(path));
}

async function walk(person, address, begin, look) {
  const seen = new Set();
  const waiting = [...begin];
  while (waiting.length > 0) {
    const path = waiting.shift();
    if (seen.has(pattern(path))) continue;
    seen.add(pattern(path));
    const response = await person.page.goto(address + path);
    await look(path, response?.status() ?? 0);
    for (const next of await links(person.page)) if (!seen.has(pattern(next))) waiting.push(next);
  }
  return seen.size;
}

// The pages of one house: of a visitor, then of one person of each role (a clerk of another office sees the same).
async function walkHouse(browser, address, house, look) {
  const as = async (role, begin, enter) => {
    const person = await Person.at(browser, address);
    // A full machine is slow, not broken.
    person.page.setDefaultTimeout(120_000);
    await enter(person);
    const count = await walk(person, address, begin, (path, status) => look({ house, role, person, path, status }));
    console.log(`${house}, ${role}: ${count} kinds of pages`);
    await person.context.close();
  };
  await as('visitor', ['/'], async () => {});
  const person = await Person.at(browser, address);
  await person.page.goto(`${address}/demo`);
  const logins = await person.page
    .locator('.a-roles > li')
    .evaluateAll((roles) => roles.map((role) => role.querySelector('input[name=login]').value));
  await person.context.close();
  for (const login of logins) {
    await as(login, ['/mein-tag'], async ({ page }) => {
      await page.goto(`${address}/demo`);
      await page.locator(`form:has(input[value="${login}"]) button`).click();
    });
  }
}

// Serves the other installation that the demo made.
async function serveOffice(folder) {
  const args = ['serve', '--listen', '127.0.0.1:0', '--database', `sqlite:${folder}/database.sqlite`, '--keys', `${folder}/keys`];
  const child = spawn(PROGRAM, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await new Promise((resolve, reject) => {
    child.stdout.once('data', (bytes) => resolve(String(bytes).trim().replace(/\/$/, '')));
    child.once('exit', (code) => reject(new Error(`the programme ended with ${code}`)));
  });
  return { address, stop: () => child.kill('SIGINT') };
}

// Looks at every kind of page; `look` is told the house, the role, the person at the browser, the path and the
// status of the page that is open. Public pages are looked at in the other languages, too.
export async function everyPage(look) {
  const { address, stop } = await town();
  const browser = await open();
  const stops = [stop];
  try {
    await walkHouse(browser, address, 'city', look);
    for (const [tag, name] of [['en', 'English'], ['de-x-leicht', 'Leichte Sprache']]) {
      const person = await Person.at(browser, address);
      await person.link(name);
      for (const path of ['/', '/anmelden', '/brief']) {
        const response = await person.page.goto(address + path);
        await look({ house: `city-${tag}`, role: 'visitor', person, path, status: response.status() });
      }
    }
    const folder = `${OUT}/town/track2/familienkasse`;
    if (existsSync(folder)) {
      const office = await serveOffice(folder);
      stops.push(office.stop);
      await walkHouse(browser, office.address, 'familienkasse', look);
    }
  } finally {
    await browser.close();
    for (const end of stops) end();
  }
}
