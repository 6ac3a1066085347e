// One item from the first indication to its end, by visible links and buttons: recorded, screened, given as a
// notice, proposed, approved, letter, reply by the code of the letter, contact, invitation, an accompanied
// visit, assessed, closed. Counts what a person has to do for it.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { OUT, Person, open, town } from './town.mjs';

// The goal for the whole way, with a published answer at its end, is 80; more than this fails.
const MOST = 95;

const { address, stop } = await town();
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

// Opens a record by what people call it.
async function find(person, section, reference) {
  await person.link(section);
  await person.main(reference);
}

const person = await Person.at(browser, address);
try {
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
  const indication = (await person.heading()).replace('Hinweis ', '');

  await person.be('Bernd Kasischke');
  await find(person, 'Hinweise', indication);
  await person.main('Hinweis als zweite Person prüfen');
  for (const set of await person.page.locator('main form fieldset').all()) {
    await set.getByLabel('geprüft, erklärt sie nicht').check();
    Person.interactions += 1;
  }
  await person.button('Hinweis als zweite Person prüfen');
  await person.done('Hinweis als zweite Person prüfen');
  await person.main('Mitteilung an die Meldebehörde geben');
  await person.button('Mitteilung an die Meldebehörde geben');
  await person.done('Mitteilung an die Meldebehörde geben');

  await person.be('Marta Nowicka');
  await find(person, 'Hinweise', indication);
  await person.main('Vorgang vorschlagen');
  await person.button('Vorgang vorschlagen');
  await person.done('Vorgang vorschlagen');
  const name = (await person.heading()).replace('Vorgang ', '');

  await person.be('Charlotte Ihlefeld');
  await find(person, 'Vorgänge', name);
  await person.main('Vorgang freigeben');
  await person.button('Vorgang freigeben');
  await person.done('Vorgang freigeben');

  await person.be('Marta Nowicka');
  await find(person, 'Vorgänge', name);
  await person.main('Nächste Stufe der Klärung gehen');
  await person.button('Nächste Stufe der Klärung gehen');
  await person.done('Nächste Stufe');
  const letter = await person.page.getByRole('link', { name: 'Erster Brief' }).getAttribute('href');
  const paper = await person.context.request.get(address + letter);
  writeFileSync(`${OUT}/letter.pdf`, await paper.body());
  const text = execFileSync('pdftotext', ['-layout', `${OUT}/letter.pdf`, '-'], { encoding: 'utf8' });
  const code = text.match(/[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}/)[0];

  const she = await Person.at(browser, address, { width: 360, javaScript: false });
  await she.main('Ihr Brief').catch(() => she.link('Ihr Brief'));
  await she.fill('Code aus dem Brief', code);
  await she.button('Weiter');
  await she.main('Antworten');
  await she.choose('Ihre Antwort', 'Etwas anderes');
  await she.fill('In Ihren Worten', 'Bitte rufen Sie an, es ist kompliziert.');
  await she.button('Absenden');
  await she.page.getByText('Das ist angekommen').waitFor();

  for (let rung = 2; rung <= 3; rung += 1) {
    await pass(person, '30 Tage');
    await person.link('Vorgänge');
    await person.main(name);
    await person.main('Nächste Stufe der Klärung gehen');
    await person.button('Nächste Stufe der Klärung gehen');
    await person.done('Nächste Stufe');
  }
  await pass(person, '30 Tage');
  await person.link('Vorgänge');
  await person.main(name);
  await person.main('Entlastende Umstände erfassen');
  await person.page.getByRole('group', { name: 'Wo haben Sie gesucht?' }).getByLabel('Verlauf im Melderegister').check();
  Person.interactions += 1;
  await person.fill('Wie viele entlastende Tatsachen', '0');
  await person.button('Entlastende Umstände erfassen');
  await person.done('Entlastende Umstände');

  // The next Tuesday that is at least three days away.
  const begin = await today(person);
  let ahead = 3;
  while (new Date(begin.getTime() + ahead * 86_400_000).getUTCDay() !== 2) ahead += 1;
  const visit = day(begin, ahead);
  await person.main('Begleitung anfragen');
  await person.fill('Tag', visit);
  await person.fill('Frühestens', '10:00');
  await person.fill('Spätestens', '12:00');
  await person.button('Begleitung anfragen');
  await person.done('Begleitung anfragen');
  const accompaniment = (await person.heading()).replace('Begleitung ', '');

  const social = await Person.at(browser, address, { width: 360 });
  await social.page.goto(`${address}/demo`);
  await social.page.locator('li', { hasText: 'Soziale Arbeit' }).getByRole('button').first().click();
  await find(social, 'Begleitung', accompaniment);
  await social.main('Begleitung bestätigen');
  await social.page.getByRole('group', { name: 'Wer kommt mit?' }).getByRole('radio').first().check();
  await social.page.getByRole('group', { name: 'Kann eine Frau' }).getByLabel('Ja').check();
  Person.interactions += 2;
  await social.button('Begleitung bestätigen');
  await social.done('Begleitung bestätigen');

  // Who approved the case does not order the visit.
  await person.be('Jonas Terhorst');
  await find(person, 'Vorgänge', name);
  await person.main('Besuch anordnen');
  await person.page.getByRole('group', { name: 'Wurde Dolmetschen angeboten?' }).getByRole('radio').first().check();
  Person.interactions += 1;
  await person.button('Besuch anordnen');
  await person.done('Besuch anordnen');

  await pass(person, 'einen Tag', ahead);
  await pass(person, 'eine Stunde', 2);
  await social.page.goto(`${address}/demo`);
  await social.page.locator('li', { hasText: 'Soziale Arbeit' }).getByRole('button').first().click();
  await social.link('Besuche');
  await social.page.locator('tbody th a').first().click();
  await social.main('Sich als Begleitung anmelden');
  await social.button('Sich als Begleitung anmelden');
  await social.done('Sich als Begleitung anmelden');
  await pass(person, 'eine Stunde');

  await person.be('Marta Nowicka');
  await person.link('Besuche');
  await person.page.locator('tbody th a').first().click();
  await person.main('Besuch erfassen');
  await person.choose('Was war?', 'Person oder Familie angetroffen');
  await person.page.getByRole('group', { name: 'Sagt die Person' }).getByLabel('Ja').check();
  await person.page.getByRole('group', { name: 'Waren Kinder da?' }).getByLabel('Ja').check();
  Person.interactions += 2;
  await person.button('Besuch erfassen');
  await person.done('Besuch erfassen');

  await find(person, 'Vorgänge', name);
  await person.main('Vorgang bewerten');
  await person.choose('Ergebnis', 'unauffällig');
  await person.button('Vorgang bewerten');
  await person.done('Vorgang bewerten');
  await person.main('Vorgang abschließen');
  await person.button('Vorgang abschließen');
  await person.done('Vorgang abschließen');
  const end = await person.state();
  if (end !== 'abgeschlossen') throw new Error(`the case is ${end}`);
  console.log(`from the first indication to the end: ${Person.interactions} interactions (at most ${MOST})`);
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
