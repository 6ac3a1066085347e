// Every page of every role at three widths: axe-core without a finding, nothing wider than the window, a
// picture of each. Pages are found as people find them: by the links on the pages.
import { mkdirSync } from 'node:fs';
import { violations } from './axe.mjs';
import { OUT, Person, open, town } from './town.mjs';

const WIDTHS = [360, 768, 1440];
const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/g;

// What kind of page a path is: ids, pages of lists and messages do not make another.
const pattern = (path) => path.replace(ID, '{id}').replace(/\?.*$/, '').replace(/\/$/, '') || '/';

const { address, stop } = await town();
const browser = await open();
const findings = [];
let pages = 0;

const known = new Set();
const find = (what) => {
  findings.push(what);
  console.log(what);
};

// Looks at a page: at each width where no role before has seen its kind, else at the widest.
async function look(person, role, path, language) {
  const kind = `${pattern(path).replaceAll(/[/{}]/g, '_')}${language}`;
  const widths = known.has(kind) ? WIDTHS.slice(-1) : WIDTHS;
  for (const width of widths) {
    await person.page.setViewportSize({ width, height: 900 });
    const response = await person.page.goto(address + path);
    if (!response || response.status() >= 400) find(`${role} ${path}: ${response?.status()}`);
    const wide = await person.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 0) find(`${role} ${path}: ${wide} px wider than a window of ${width} px`);
    if (!known.has(kind)) {
      await person.page.screenshot({ path: `${OUT}/pictures/${role}${kind}-${width}.png`, fullPage: true });
    }
    if (width === 768) continue;
    for (const found of await violations(person.page)) find(`${role} ${path} (${width} px): ${found}`);
  }
  known.add(kind);
  pages += 1;
}

// The paths of this site on a page that lead to another kind of page.
async function links(person) {
  const all = await person.page.locator('a[href^="/"]').evaluateAll((found) => found.map((a) => a.getAttribute('href')));
  return all.filter((path) => !/^\/(log|gestaltung|sprache|health)/.test(path) && !/\.(pdf|json|csv|ics|toml)$/.test(path) && !/\/(brief\/[0-9a-f]|anordnung)/.test(path));
}

async function walkRole(person, role, begin) {
  const seen = new Set();
  const waiting = [...begin];
  while (waiting.length > 0) {
    const path = waiting.shift();
    if (seen.has(pattern(path))) continue;
    seen.add(pattern(path));
    await look(person, role, path, '');
    for (const next of await links(person)) if (!seen.has(pattern(next))) waiting.push(next);
  }
  console.log(`${role}: ${seen.size} kinds of pages`);
}

mkdirSync(`${OUT}/pictures`, { recursive: true });
try {
  const visitor = await Person.at(browser, address);
  await walkRole(visitor, 'visitor', ['/']);
  // One person of each role; a clerk of another office sees the same pages.
  await visitor.page.goto(`${address}/demo`);
  const logins = await visitor.page
    .locator('.a-roles > li')
    .evaluateAll((roles) => roles.map((role) => role.querySelector('input[name=login]').value));
  for (const login of logins) {
    const person = await Person.at(browser, address);
    await person.page.goto(`${address}/demo`);
    await person.page.locator(`form:has(input[value="${login}"]) button`).click();
    await walkRole(person, login, ['/mein-tag']);
    await person.context.close();
  }
  for (const [tag, name] of [['en', 'English'], ['de-x-leicht', 'Leichte Sprache']]) {
    const person = await Person.at(browser, address);
    await person.link(name);
    for (const path of ['/', '/anmelden', '/brief']) {
      await person.page.goto(address + path);
      await look(person, 'visitor', path, `-${tag}`);
    }
  }
} finally {
  await browser.close();
  stop();
}
console.log(`${pages} pages, ${findings.length} findings`);
process.exitCode = findings.length > 0 ? 1 : 0;
