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
  console.log('with the keyboard alone: signed in, list, case');

  const without = await Person.at(browser, address, { javaScript: false, width: 360 });
  await without.be('Charlotte Ihlefeld');
  await without.link('Vorgänge');
  await without.main('vorgeschlagen');
  await without.page.locator('tbody th a').first().click();
  await without.main('Vorgang freigeben');
  await without.button('Vorgang freigeben');
  await without.done('Vorgang freigeben');
  console.log('without JavaScript, on a telephone: a case approved');
} finally {
  await browser.close();
  stop();
}
