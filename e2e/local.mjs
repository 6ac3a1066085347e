// A server of one's own with local accounts: a first password, and the codes of an app (RFC 6238).
import { spawn, spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { PROGRAM } from './town.mjs';

const STEP = 30_000;

// Sets a first password of an account and gives it.
export function firstPassword(database, login) {
  const set = spawnSync(PROGRAM, ['keys', 'password', '--login', login, '--database', database], { encoding: 'utf8' });
  if (set.status !== 0) throw new Error(set.stderr);
  return set.stdout.trim().split('\n').at(-1).trim();
}

// A port that nobody uses.
export async function freePort() {
  const socket = createServer().listen(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  await once(socket, 'close');
  return port;
}

// The pages of a configuration, served: how to end them, and what they logged.
export async function started(config) {
  const child = spawn(PROGRAM, ['serve', '--config', config], { stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  child.stderr.on('data', (bytes) => { log += bytes; });
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve);
    child.once('exit', (code) => reject(new Error(`the programme ended with ${code}: ${log}`)));
  });
  const stop = async () => {
    child.kill('SIGINT');
    await once(child, 'exit');
  };
  return { stop, log: () => log };
}

// Login and password, typed.
export async function enter(page, site, login, password) {
  await page.goto(`${site}/anmelden`);
  await page.getByLabel('Anmeldename').fill(login);
  await page.getByLabel('Passwort').fill(password);
  await page.getByRole('button', { name: 'Anmelden' }).click();
}

// A first sign-in: the first password is changed.
export async function changeFirst(page, site, login, first, own) {
  await enter(page, site, login, first);
  await page.getByLabel('Bisheriges Passwort').fill(first);
  await page.getByLabel('Neues Passwort', { exact: true }).fill(own);
  await page.getByLabel('Neues Passwort noch einmal').fill(own);
  await page.getByRole('button', { name: 'Passwort ändern' }).click();
}

// An app with the key as it stands on the page. A code counts once, and that of the next step counts too: it gives
// the next one that is left, and waits where there is none. Not that of the step before, which counts as well: it
// no longer does where the present step ends before the code arrives.
export class App {
  #secret;
  #last = 0;

  constructor(key) {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
    const bits = [...key.replaceAll(' ', '')].map((c) => letters.indexOf(c).toString(2).padStart(5, '0')).join('');
    this.#secret = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  }

  async code() {
    const now = () => Math.floor(Date.now() / STEP);
    while (this.#last > now()) await new Promise((resolve) => { setTimeout(resolve, 1_000); });
    this.#last = Math.max(this.#last + 1, now());
    const step = Buffer.alloc(8);
    step.writeBigUInt64BE(BigInt(this.#last));
    const hash = createHmac('sha1', this.#secret).update(step).digest();
    const word = hash.readUInt32BE(hash[19] & 15) & 0x7fffffff;
    return String(word % 1_000_000).padStart(6, '0');
  }
}
