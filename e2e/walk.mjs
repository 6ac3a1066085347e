// One item from the first indication to its end, by visible links and buttons: recorded, screened, given as a
// notice, proposed, approved, letter, reply by the code of the letter, contact, invitation, an accompanied
// visit, assessed, closed, and counted in the published answer to an inquiry of the council. Counts what
// people have to do for it.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { OUT, Person, open, town } from './town.mjs';

// More than this fails.
const MOST = 80;

const { address, said, stop } = await town();
const browser = await open();
const day = (date, ahead) => {
  const moved = new Date(date.getTime() + ahead * 86_400_000);
  return moved.toISOString().slice(0, 10);
};

// The day that the demo's clock shows.
async function today(person) {
  const text = await person.page.locator('.a-demo').innerText();
  const [, d, m, y] = text.match(/(\d{2})\.(\d{2})\.(\d{4})/);
  return new Date(Date.UTC(+y, +m - 1, +d));
}

// Lets days pass: a control of the demo, no work of anybody.
async function pass(person, step, times = 1) {
  for (let n = 0; n < times; n += 1) {
    const before = Person.interactions;
    await person.page.locator('.a-demo').getByRole('link', { name: 'Uhr vorstellen' }).click();
    await person.choose('Um wie viel?', step);
    await person.button('Uhr vorstellen');
    await person.page.getByRole('heading', { level: 1, name: 'Mein Tag' }).waitFor();
    Person.interactions = before;
  }
}

const person = await Person.at(browser, address);
try {
  // A city that is served already (E2E_ADDRESS) said it to somebody else.
  if (said !== undefined && !said.includes('Inga Wolters (schule.1)')) throw new Error(`who works here: ${said}`);
  const now = await today(person);
  await person.be('Inga Wolters');
  await person.main('Hinweis erfassen');
  await person.page.getByRole('group', { name: 'Anlass' }).getByRole('radio').first().check();
  Person.interactions += 1;
  await person.fill('Tag der Tatsache', day(now, -12));
  await person.fill('Fundstelle des Belegs', 'Akte 40-2026/117, Blatt 3');
  await person.choose('Wie haben Sie die Familie vorher gefragt?', 'Brief');
  await person.fill('Wann?', day(now, -40));
  await person.fill('Vornamen des Kindes', 'Mihai');
  await person.fill('Familienname des Kindes', 'Sommerfeld');
  await person.fill('Geburtsdatum des Kindes', '2017-05-03');
  await person.fill('Briefe gehen an', 'Elena Sommerfeld');
  await person.fill('Straße', 'Birkenweg');
  await person.fill('Hausnummer', '7');
  await person.fill('Postleitzahl', '99901');
  await person.fill('Ort', 'Auenstedt');
  await person.button('Hinweis erfassen');
  await person.done('Hinweis erfassen');
  const indication = await person.heading();

  // The second person's answers to the six innocent explanations are asked one by one, each of them.
  await person.be('Bernd Kasischke');
  await person.main(indication);
  for (const set of await person.page.locator('main form fieldset').all()) {
    await set.getByLabel('geprüft, erklärt sie nicht').check();
    Person.interactions += 1;
  }
  await person.does('Hinweis als zweite Person prüfen');
  await person.does('Mitteilung an die Meldebehörde geben');

  await person.be('Marta Nowicka');
  await person.main(indication);
  await person.does('Vorgang vorschlagen');
  const name = await person.heading();

  await person.be('Charlotte Ihlefeld');
  await person.main(name);
  await person.does('Vorgang freigeben');

  await person.be('Marta Nowicka');
  await person.main(name);
  await person.does('Nächste Stufe der Klärung gehen');
  const letter = await person.page.getByRole('link', { name: 'Erster Brief' }).getAttribute('href');
  const paper = await person.context.request.get(address + letter);
  writeFileSync(`${OUT}/letter.pdf`, await paper.body());
  const text = execFileSync('pdftotext', ['-layout', `${OUT}/letter.pdf`, '-'], { encoding: 'utf8' });
  const code = text.match(/[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}/)[0];

  const she = await Person.at(browser, address, { width: 360, javaScript: false });
  await she.page.goto(`${address}/brief`);
  await she.fill('Code aus dem Brief', code);
  await she.button('Weiter');
  await she.main('Antworten');
  await she.choose('Ihre Antwort', 'Etwas anderes');
  await she.fill('In Ihren Worten', 'Bitte rufen Sie an, es ist kompliziert.');
  await she.button('Absenden');
  await she.page.getByText('Das ist angekommen').waitFor();

  for (let rung = 2; rung <= 3; rung += 1) {
    await pass(person, '30 Tage');
    await person.main(name);
    await person.does('Nächste Stufe der Klärung gehen');
  }
  await pass(person, '30 Tage');
  await person.main(name);
  await person.begin('Entlastende Umstände erfassen');
  await person.page.getByRole('group', { name: 'Wo haben Sie gesucht?' }).getByLabel('Verlauf im Melderegister').check();
  Person.interactions += 1;
  await person.fill('Wie viele entlastende Tatsachen', '0');
  await person.does('Entlastende Umstände erfassen');

  // The page proposes a window a week ahead.
  const begin = await today(person);
  await person.begin('Begleitung anfragen');
  const visit = new Date(await person.page.getByLabel('Tag').inputValue());
  const ahead = Math.round((visit - begin) / 86_400_000);
  await person.does('Begleitung anfragen');
  const accompaniment = await person.heading();

  const social = await Person.at(browser, address, { width: 360 });
  const asSocialWorker = async () => {
    await social.page.goto(`${address}/demo`);
    await social.page.locator('li', { hasText: 'Soziale Arbeit' }).getByRole('button').first().click();
  };
  await asSocialWorker();
  await social.main(accompaniment);
  await social.begin('Begleitung bestätigen');
  await social.page.getByRole('group', { name: 'Wer kommt mit?' }).getByRole('radio').first().check();
  await social.page.getByRole('group', { name: 'Kann eine Frau' }).getByLabel('Ja').check();
  Person.interactions += 2;
  await social.does('Begleitung bestätigen');

  // Who approved the case does not order the visit.
  await person.be('Jonas Terhorst');
  await person.main(name);
  await person.begin('Besuch anordnen');
  await person.page.getByRole('group', { name: 'Wurde Dolmetschen angeboten?' }).getByRole('radio').first().check();
  Person.interactions += 1;
  await person.does('Besuch anordnen');

  await pass(person, 'einen Tag', ahead);
  await pass(person, 'eine Stunde', 2);
  await asSocialWorker();
  const order = await social.page.locator('main').getByRole('link', { name: /^Besuch / }).first().innerText();
  await social.main(order);
  await social.does('Sich als Begleitung anmelden');
  await pass(person, 'eine Stunde');

  await person.be('Marta Nowicka');
  await person.main(order);
  await person.begin('Besuch erfassen');
  await person.choose('Was war?', 'Person oder Familie angetroffen');
  await person.page.getByRole('group', { name: 'Sagt die Person' }).getByLabel('Ja').check();
  await person.page.getByRole('group', { name: 'Waren Kinder da?' }).getByLabel('Ja').check();
  Person.interactions += 2;
  await person.does('Besuch erfassen');

  await person.begin('Vorgang bewerten');
  await person.choose('Ergebnis', 'unauffällig');
  await person.does('Vorgang bewerten');
  await person.does('Vorgang abschließen');
  const end = await person.state();
  if (end !== 'abgeschlossen') throw new Error(`the case is ${end}`);
  console.log(`from the first indication to the end of the case: ${Person.interactions} interactions`);

  // A council group asks once more; the answer counts this case, too.
  const asked = readFileSync(new URL('../demo/inquiry.txt', import.meta.url), 'utf8');
  writeFileSync(`${OUT}/inquiry.txt`, asked.replace('Nachfragen zur Registerklärung', 'Weitere Nachfragen zur Registerklärung'));
  await pass(person, '30 Tage');
  await person.be('Lena Hollmann');
  await person.main('Anfrage des Rates aufnehmen');
  await person.page.getByLabel('Datei mit dem Text').setInputFiles(`${OUT}/inquiry.txt`);
  Person.interactions += 1;
  await person.button('Text lesen');
  await person.button('Ja, so aufnehmen');
  await person.done('Anfrage des Rates aufnehmen');
  const inquiry = await person.heading();
  await person.does('Anfrage zuordnen');
  await person.begin('Antwort entwerfen');
  await person.button('Diesen Entwurf festhalten');
  await person.done('Antwort entwerfen');

  await person.be('Georg Steinhauer');
  await person.main(inquiry);
  await person.does('Antwort als zweite Person freigeben');

  await person.be('Lena Hollmann');
  await person.main(inquiry);
  await person.does('Anfrage beantworten');
  await person.begin('Antwort veröffentlichen');
  await person.does('Antwort veröffentlichen');
  const published = await person.state();
  if (published !== 'veröffentlicht') throw new Error(`the inquiry is ${published}`);

  console.log(`from the first indication to the published answer: ${Person.interactions} interactions (at most ${MOST})`);
  if (Person.interactions > MOST) process.exitCode = 1;
} catch (error) {
  for (const [n, context] of browser.contexts().entries()) {
    for (const page of context.pages()) {
      await page.screenshot({ path: `${OUT}/walk-${n}.png`, fullPage: true });
      console.log(page.url(), await page.locator('main').innerText().catch(() => ''));
    }
  }
  throw error;
} finally {
  await browser.close();
  stop();
}
