// Every page of every role: axe-core without a finding, nothing wider than the window. A kind of page that was not
// met before is looked at on a telephone and on a wide screen, one that was known on a wide screen.
import { violations } from './axe.mjs';
import { WIDTHS, everyPage, kind, overflow } from './pages.mjs';

const findings = [];
const known = new Set();
let pages = 0;

const find = (what) => {
  findings.push(what);
  console.log(what);
};

await everyPage(async ({ house, role, person: { page }, path, status }) => {
  const where = `${house} ${role} ${path}`;
  if (status >= 400) find(`${where}: ${status}`);
  const name = `${house} ${kind(path)}`;
  const widths = known.has(name) ? WIDTHS.slice(-1) : WIDTHS;
  known.add(name);
  pages += 1;
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const wide = await overflow(page);
    if (wide > 0) find(`${where}: ${wide} px wider than a window of ${width} px`);
    if (width === 768) continue;
    for (const found of await violations(page)) find(`${where} (${width} px): ${found}`);
  }
});
console.log(`${pages} pages, ${findings.length} findings`);
process.exitCode = findings.length > 0 ? 1 : 0;
