// A picture of every kind of page at 360, 768 and 1440 px, for people to look at: `target/e2e/pictures/index.html`
// shows them beside each other. Takes a kind of page once, as the first role that meets it; says which pages are
// wider than their window, which is all that a programme can say of beauty.
import { mkdirSync, writeFileSync } from 'node:fs';
import { WIDTHS, everyPage, kind, overflow } from './pages.mjs';
import { OUT } from './town.mjs';

const FOLDER = `${OUT}/pictures`;
mkdirSync(FOLDER, { recursive: true });
const taken = new Map();
const wider = [];

await everyPage(async ({ house, role, person: { page }, path }) => {
  const name = `${house}-${kind(path)}`;
  if (taken.has(name)) return;
  taken.set(name, { role, path });
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const wide = await overflow(page);
    if (wide > 0) wider.push(`${name}: ${wide} px wider than ${width} px`);
    await page.screenshot({ path: `${FOLDER}/${name}-${width}.png`, fullPage: true, timeout: 180_000 });
  }
});

const row = ([name, { role, path }]) => `<h2>${name}</h2><p>${role}: ${path}</p><div>${WIDTHS.map(
  (width) => `<a href="${name}-${width}.png"><img loading="lazy" src="${name}-${width}.png" alt="${name}, ${width} px"></a>`,
).join('')}</div>`;
writeFileSync(`${FOLDER}/index.html`, `<!doctype html><html lang="en"><meta charset="utf-8"><title>Pages</title>
<style>body{font-family:sans-serif}div{display:flex;gap:1rem;align-items:start}img{max-height:40rem;border:1px solid #888}</style>
<h1>${taken.size} kinds of pages</h1>${[...taken].map(row).join('\n')}</html>\n`);
for (const what of wider) console.log(what);
console.log(`${taken.size} kinds of pages in ${FOLDER}/index.html, ${wider.length} wider than their window`);
process.exitCode = wider.length > 0 ? 1 : 0;
