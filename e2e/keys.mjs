// The keyboard alone, and JavaScript switched off: a sign-in, a case opened, a form sent.
import { Person, open, town } from './town.mjs';

const { address, stop } = await town();
const browser = await open();

// Presses Tab until something with this text has the focus.
async function reach(page, text, most = 80) {
  for (let n = 0; n < most; n += 1) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => {
      const e = document.activeElement;
      const shown = e && getComputedStyle(e).outlineStyle !== 'none';
      return { text: (e?.innerText || e?.getAttribute('aria-label') || e?.name || '').trim(), shown };
    });
    if (here.text === text) {
      if (!here.shown) throw new Error(`the focus on “${text}” cannot be seen`);
      return;
    }
  }
  throw new Error(`“${text}” cannot be reached with the keyboard on ${page.url()}`);
}

// The records that wait for an act on the page of the day.
const waiting = (page, act) => page.locator('main li', { hasText: act }).locator('.a-first a');

try {
  const person = await Person.at(browser, address, { javaScript: true });
  const { page } = person;
  await reach(page, 'Zum Inhalt');
  await page.keyboard.press('Enter');
  await page.goto(`${address}/demo`);
  await reach(page, 'Weiter als Marta Nowicka');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Mein Tag' }).waitFor();
  await reach(page, 'Vorgänge');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Vorgänge' }).waitFor();
  const first = await page.locator('tbody th a').first().innerText();
  await reach(page, first);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: `Vorgang ${first}` }).waitFor();
  await page.goto(`${address}/demo`);
  await reach(page, 'Weiter als Charlotte Ihlefeld');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Mein Tag' }).waitFor();
  const proposed = await waiting(page, 'Vorgang freigeben').first().innerText();
  await reach(page, proposed);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: proposed }).waitFor();
  await reach(page, 'Vorgang freigeben');
  await page.keyboard.press('Enter');
  await person.done('Vorgang freigeben');
  console.log('with the keyboard alone: signed in, list, case, a case approved');

  const without = await Person.at(browser, address, { javaScript: false, width: 360 });
  await without.be('Marta Nowicka');
  await waiting(without.page, 'Vorgang vorschlagen').first().click();
  await without.does('Vorgang vorschlagen');
  console.log('without JavaScript, on a telephone: a case proposed');
} finally {
  await browser.close();
  stop();
}
