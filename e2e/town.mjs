// The invented city, served by the real programme, and a browser for each person.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

export const OUT = process.env.E2E_OUT ?? 'target/e2e';
mkdirSync(OUT, { recursive: true });

export const PROGRAM = process.env.AUGENMASS ?? 'target/debug/augenmass';
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

// A database of its own on the PostgreSQL server that E2E_POSTGRES names; none, and it is a file, without.
function database() {
  if (!process.env.E2E_POSTGRES) return { env: process.env, drop() {} };
  const server = new URL(process.env.E2E_POSTGRES);
  const name = `e2e_${process.pid}_${Date.now()}`;
  const asked = (sql) => execFileSync('psql', [server.href, '-qc', sql], { stdio: 'inherit' });
  asked(`CREATE DATABASE ${name}`);
  const own = new URL(server);
  own.pathname = `/${name}`;
  const drop = () => asked(`DROP DATABASE ${name} WITH (FORCE)`);
  return { env: { ...process.env, AUGENMASS_DEMO_DATABASE: own.href }, drop };
}

// Starts `augenmass demo` in a folder of its own and gives its address, what it said and how to end it.
export async function serve(folder) {
  const { env, drop } = database();
  const child = spawn(PROGRAM, ['demo', '--dir', folder], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  child.on('exit', drop);
  const [address, said] = await new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (bytes) => {
      said += bytes;
      const found = said.match(/(http:\/\/127\.0\.0\.1:\d+)\/ \(Strg-C beendet\)/);
      if (found) resolve([found[1], said]);
    });
    child.on('exit', (code) => reject(new Error(`the programme ended with ${code}: ${said}`)));
  });
  return { address, said, stop: () => child.kill('SIGINT') };
}

// The city of this run: one that is served already (E2E_ADDRESS), or a new one.
export async function town() {
  if (process.env.E2E_ADDRESS) return { address: process.env.E2E_ADDRESS, stop() {} };
  return serve(`${OUT}/town`);
}

export const open = () =>
  chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-dev-shm-usage'] });

// A person at a browser. Each click and each field filled in is an interaction.
export class Person {
  static interactions = 0;

  static async at(browser, address, { width = 1200, javaScript = true } = {}) {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      javaScriptEnabled: javaScript,
      locale: 'de-DE',
    });
    const page = await context.newPage();
    page.on('response', (response) => {
      const elsewhere = !response.url().startsWith(address) && !response.url().startsWith('data:');
      if (elsewhere) throw new Error(`a request to somebody else: ${response.url()}`);
      if (response.status() >= 500) throw new Error(`${response.status()} ${response.url()}`);
    });
    await page.goto(address);
    return new Person(page, context);
  }

  constructor(page, context) {
    this.page = page;
    this.context = context;
  }

  // Steps into a role of the demo, by the links on the page.
  async be(name) {
    await this.page.locator('.a-demo').getByRole('link', { name: 'Rolle wechseln' }).click();
    await this.page.getByRole('button', { name: `Weiter als ${name}` }).click();
    await this.page.getByRole('heading', { level: 1, name: 'Mein Tag' }).waitFor();
    return this;
  }

  async click(role, name, within = this.page) {
    Person.interactions += 1;
    await within.getByRole(role, { name, exact: true }).first().click();
  }

  link(name) { return this.click('link', name); }
  button(name) { return this.click('button', name); }
  main(name) { return this.click('link', name, this.page.locator('main')); }

  async fill(label, value) {
    Person.interactions += 1;
    await this.page.getByLabel(label, { exact: false }).first().fill(value);
  }

  async choose(group, label) {
    Person.interactions += 1;
    const set = this.page.getByRole('group', { name: group });
    await set.getByLabel(label, { exact: true }).check();
  }

  async select(label, choice) {
    Person.interactions += 1;
    await this.page.getByLabel(label).selectOption({ label: choice });
  }

  // What the page says was done; anything else is a failure with what it says instead.
  async done(what) {
    const status = this.page.getByRole('status').filter({ hasText: 'Erledigt' });
    const alert = this.page.getByRole('alert');
    await status.or(alert).first().waitFor();
    const said = await status.or(alert).first().innerText();
    if (!said.includes(what)) throw new Error(`expected “${what}”, the page says: ${said}`);
  }

  // Goes to the page of an act, where the record's own page does not hold its form.
  async begin(what) {
    const form = this.page.getByRole('button', { name: what, exact: true });
    const link = this.page.locator('main').getByRole('link', { name: what, exact: true });
    await form.or(link).first().waitFor();
    if (await link.count()) await this.main(what);
  }

  // Presses the button of an act and waits until the page says that it was done.
  async does(what) {
    await this.button(what);
    await this.done(what);
  }

  heading() { return this.page.getByRole('heading', { level: 1 }).innerText(); }
  async state() { return (await this.page.locator('main .kern-badge').first().innerText()).trim(); }
}
