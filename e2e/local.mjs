// Local accounts: a first password, and the codes of an app (RFC 6238).
import { spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { PROGRAM } from './town.mjs';

const STEP = 30_000;

// Sets a first password of an account and gives it.
export function firstPassword(database, login) {
  const set = spawnSync(PROGRAM, ['keys', 'password', '--login', login, '--database', database], { encoding: 'utf8' });
  if (set.status !== 0) throw new Error(set.stderr);
  return set.stdout.trim().split('\n').at(-1).trim();
}

// An app with the key as it stands on the page. A code counts once, and those of the step before and after the
// present one count too: it gives the next one that is left, and waits where there is none.
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
    this.#last = Math.max(this.#last + 1, now() - 1);
    const step = Buffer.alloc(8);
    step.writeBigUInt64BE(BigInt(this.#last));
    const hash = createHmac('sha1', this.#secret).update(step).digest();
    const word = hash.readUInt32BE(hash[19] & 15) & 0x7fffffff;
    return String(word % 1_000_000).padStart(6, '0');
  }
}
