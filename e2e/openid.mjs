// Signing in with the account of the city. The good path goes through a certified provider (oidc-provider);
// what no honest provider sends comes from a small dishonest one, with keys of its own.
import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import { writeFileSync } from 'node:fs';
import { once } from 'node:events';
import * as jose from 'jose';
import Provider from 'oidc-provider';
import { violations } from './axe.mjs';
import { App, changeFirst, enter, firstPassword, freePort, started } from './local.mjs';
import { OUT, PROGRAM, open } from './town.mjs';

const CITY = `${OUT}/open-id`;
const CLIENT = 'augenmass';
const SECRET = 'a-secret-of-this-test-only-0123456789';
const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
let passed = 0;

function ok(what, right, said = '') {
  if (!right) throw new Error(`${what}: ${said}`);
  passed += 1;
  console.log(`ok   ${what}`);
}

// The pages, with a configuration that names the provider. `localhost` and `127.0.0.1` are two sites for a
// browser, as the provider and the pages are in a city.
async function serve(issuer, port) {
  const config = `${CITY}/${port}.toml`;
  writeFileSync(`${CITY}/secret`, `${SECRET}\n`, { mode: 0o600 });
  writeFileSync(config, [
    `database = "sqlite:${CITY}/municipality.sqlite"`,
    `listen = "127.0.0.1:${port}"`,
    '[open-id]',
    `issuer = "${issuer}"`,
    `client-id = "${CLIENT}"`,
    `client-secret-file = "${CITY}/secret"`,
    `public-address = "http://127.0.0.1:${port}"`,
  ].join('\n'));
  return { site: `http://127.0.0.1:${port}`, config, ...await started(config) };
}

// Beside this process, as the service that it asks is in it.
async function check(config, ...options) {
  const child = spawn(PROGRAM, ['check-config', ...options, config]);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => { said += bytes; });
  const [code] = await once(child, 'close');
  return { code, said };
}

// What the city's directory says of people: by the name that they type at the provider.
const PEOPLE = {
  marta: { login: 'melde.1', role: 'registry-officer', office: 'Bürgerbüro – Meldebehörde' },
  inga: { login: 'schule.1', role: ['offline_access', 'clerk'], office: ['Schulverwaltungsamt'] },
  amina: { login: 'bruecke.1', role: 'social-worker', carrier: 'Brücke Auenstedt e. V.' },
  promoted: { login: 'melde.1', role: 'registry-lead', office: 'Bürgerbüro – Meldebehörde' },
  both: { login: 'melde.1', role: ['registry-officer', 'registry-lead'], office: 'Bürgerbüro – Meldebehörde' },
  moved: { login: 'schule.1', role: 'clerk', office: 'Ordnungsamt' },
  stranger: { login: 'niemand', role: 'clerk', office: 'Ordnungsamt' },
  job: { login: 'frist', role: 'job' },
};

const claims = ({ login, role, office, carrier }) => ({
  preferred_username: login,
  augenmass_role: role,
  ...(office && { augenmass_office: office }),
  ...(carrier && { augenmass_carrier: carrier }),
});

// The certified provider. Its words to sign out go through a relay that keeps them.
async function honest(site) {
  const port = await freePort();
  const issuer = `http://localhost:${port}`;
  const sent = [];
  const relay = createServer(async (request, response) => {
    let body = '';
    for await (const bytes of request) body += bytes;
    const answer = await fetch(`${site}/anmelden/stadt/ende`, {
      method: 'POST', body, headers: { 'content-type': request.headers['content-type'] },
    });
    sent.push({ body, status: answer.status });
    response.writeHead(answer.status).end();
  }).listen(0, '127.0.0.1');
  await once(relay, 'listening');
  const provider = new Provider(issuer, {
    clients: [{
      client_id: CLIENT,
      client_secret: SECRET,
      redirect_uris: [`${site}/anmelden/stadt/zurueck`],
      post_logout_redirect_uris: [`${site}/`],
      backchannel_logout_uri: `http://127.0.0.1:${relay.address().port}/`,
      backchannel_logout_session_required: true,
    }],
    features: { backchannelLogout: { enabled: true } },
    conformIdTokenClaims: false,
    claims: {
      openid: ['sub'],
      profile: ['preferred_username', 'augenmass_role', 'augenmass_office', 'augenmass_carrier'],
    },
    // It would not speak to this machine otherwise.
    fetch: (url, { dispatcher, ...options }) => fetch(url, options),
    pkce: { required: () => true },
    cookies: { keys: ['only for this test'] },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: `sub-${id}`, ...claims(PEOPLE[id]) }),
    }),
  });
  const server = provider.listen(port, '127.0.0.1');
  const stop = () => {
    for (const one of [server, relay]) {
      one.closeAllConnections();
      one.close();
    }
  };
  return { issuer, sent, stop };
}

// One that signs what it is told: `next` changes the token that it gives for the next code.
async function dishonest(site) {
  const port = await freePort();
  const issuer = `http://localhost:${port}`;
  const pair = async (kid) => ({ kid, ...(await jose.generateKeyPair('ES256')) });
  const state = { key: await pair('one'), next: {}, nonce: '', asked: 0 };
  const publicKeys = async () => {
    const key = await jose.exportJWK(state.key.publicKey);
    return { keys: [{ ...key, kid: state.key.kid, use: 'sig', alg: 'ES256' }] };
  };
  const now = () => Math.floor(Date.now() / 1000);
  const sign = (payload, { key = state.key, typ = 'JWT' } = {}) =>
    new jose.SignJWT(payload).setProtectedHeader({ alg: 'ES256', kid: key.kid, typ }).sign(key.privateKey);
  const idToken = () => {
    const payload = {
      iss: issuer, aud: CLIENT, sub: 'sub-marta', sid: 'sid-1', iat: now(), exp: now() + 300,
      nonce: state.nonce, ...claims(PEOPLE.marta), ...state.next.payload,
    };
    if (state.next.shared) {
      return new jose.SignJWT(payload).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(SECRET));
    }
    if (state.next.unsigned) return new jose.UnsecuredJWT(payload).encode();
    return sign(payload, state.next);
  };
  const logoutToken = (payload = {}, options = {}) => sign({
    iss: issuer, aud: CLIENT, sub: 'sub-marta', sid: 'sid-1', iat: now(), exp: now() + 120,
    jti: crypto.randomUUID(), events: { [EVENT]: {} }, ...payload,
  }, { typ: 'logout+jwt', ...options });
  const json = (response, what) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(what));
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, issuer);
    if (url.pathname === '/.well-known/openid-configuration') {
      return json(response, {
        issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`, response_types_supported: ['code'],
        subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['ES256'],
        token_endpoint_auth_methods_supported: ['client_secret_post'],
      });
    }
    if (url.pathname === '/jwks') {
      state.asked += 1;
      return json(response, await publicKeys());
    }
    if (url.pathname === '/auth') {
      const back = new URL(url.searchParams.get('redirect_uri'));
      back.searchParams.set('code', `for-${url.searchParams.get('nonce')}`);
      back.searchParams.set('state', url.searchParams.get('state'));
      if (state.next.issuer) back.searchParams.set('iss', state.next.issuer);
      if (state.next.hold) return response.end(back.href);
      return response.writeHead(303, { location: back.href }).end();
    }
    if (url.pathname === '/token') {
      let body = '';
      for await (const bytes of request) body += bytes;
      const form = new URLSearchParams(body);
      state.secret = form.get('client_secret');
      state.nonce = form.get('code').slice('for-'.length);
      if (state.next.refuse) {
        response.writeHead(400, { 'content-type': 'application/json' });
        return response.end(JSON.stringify({ error: 'invalid_grant' }));
      }
      return json(response, {
        access_token: 'x', token_type: 'Bearer', expires_in: 60, id_token: await idToken(),
      });
    }
    return response.writeHead(404).end();
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  const end = async (token) => {
    const answer = await fetch(`${site}/anmelden/stadt/ende`, {
      method: 'POST', body: new URLSearchParams({ logout_token: token }),
    });
    return answer.status;
  };
  const rotate = async (kid) => { state.key = await pair(kid); };
  return { issuer, state, stop, end, now, logoutToken, rotate, pair };
}

const heading = (page) => page.getByRole('heading', { level: 1 }).innerText();
const into = (page, site) => page.goto(`${site}/mein-tag`).then(() => new URL(page.url()).pathname);

// The page as it is open, narrow and wide.
async function accessible(page) {
  const title = await heading(page);
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    const found = await violations(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    ok(`“${title}” is accessible at ${width} px`, found.length === 0 && wide <= 0, `${found.join('; ')} ${wide}`);
  }
}

// The way a person goes: the button, the provider's pages, back.
async function signIn(page, site, who) {
  await page.goto(`${site}/anmelden`);
  await page.getByRole('link', { name: 'Mit dem Konto der Stadt anmelden' }).click();
  await page.locator('input[name=login]').fill(who);
  await page.locator('input[name=password]').fill('any word does for this provider');
  const landed = page.waitForResponse((response) => response.url().startsWith(`${site}/anmelden/stadt/zurueck`));
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  const answer = await landed;
  await page.waitForURL(`${site}/**`);
  return answer;
}

async function withHonest(browser) {
  const port = await freePort();
  const provider = await honest(`http://127.0.0.1:${port}`);
  const { site, config, stop, log } = await serve(provider.issuer, port);
  try {
    const good = await check(config);
    ok('check-config asks the service', good.code === 0 && good.said.includes('Anmeldedienst: antwortet'), good.said);

    const context = await browser.newContext();
    const page = await context.newPage();
    const landed = await signIn(page, site, 'marta');
    ok('a registry officer is signed in', (await heading(page)) === 'Mein Tag', await heading(page));
    const head = await page.locator('header').innerText();
    ok('with name and office of the account', head.includes('Marta Nowicka') && head.includes('Meldebehörde'), head);
    const cookies = await context.cookies(site);
    const session = cookies.find((cookie) => cookie.name === '__Host-augenmass');
    ok('by a cookie that no script reads', session.httpOnly && session.secure && session.sameSite === 'Lax');
    ok('the cookie of the beginning is gone', !cookies.some((cookie) => cookie.name.includes('anmeldung')));

    const replayed = await context.request.get(landed.url(), { maxRedirects: 0 });
    ok('the same answer again is refused', replayed.status() === 400, replayed.status());
    ok('and the session stays', (await into(page, site)) === '/mein-tag');

    const inga = await browser.newContext();
    const hers = await inga.newPage();
    await signIn(hers, site, 'inga');
    ok('a clerk is signed in, role and office in lists', (await hers.locator('header').innerText()).includes('Inga Wolters'));
    const amina = await browser.newContext();
    const social = await amina.newPage();
    await signIn(social, site, 'amina');
    ok('a social worker is signed in by the carrier', (await social.locator('header').innerText()).includes('Amina Haddad'));

    for (const [who, why] of [
      ['promoted', 'another role'], ['both', 'two roles'], ['moved', 'another office'],
      ['stranger', 'an unknown login'], ['job', 'a job'],
    ]) {
      const other = await browser.newContext();
      const view = await other.newPage();
      const answer = await signIn(view, site, who);
      const said = await view.locator('main').innerText();
      ok(`${why} is refused`, answer.status() === 403 && said.includes('nicht anmelden'), `${answer.status()} ${said}`);
      if (who === 'promoted') await accessible(view);
      ok('without telling why', !/Rolle|Amt\b|role|office/.test(said), said);
      ok('and nobody is signed in', (await into(view, site)) === '/anmelden');
      await other.close();
    }

    const one = await browser.newContext();
    const begun = await one.request.get(`${site}/anmelden/stadt`, { maxRedirects: 0 });
    const away = new URL(begun.headers().location);
    ok('PKCE by SHA-256', away.searchParams.get('code_challenge_method') === 'S256');
    const state = away.searchParams.get('state');
    const other = await browser.newContext();
    await other.request.get(`${site}/anmelden/stadt`, { maxRedirects: 0 });
    const foreign = await other.request.get(`${site}/anmelden/stadt/zurueck?code=x&state=${state}`);
    ok('the state of another browser is refused', foreign.status() === 400, foreign.status());
    const without = await (await browser.newContext()).request.get(`${site}/anmelden/stadt/zurueck?code=x&state=${state}`);
    ok('a state without the cookie is refused', without.status() === 400, without.status());
    const oldCode = new URL(landed.url()).searchParams.get('code');
    const again = await one.request.get(`${site}/anmelden/stadt/zurueck?code=${oldCode}&state=${state}`);
    ok('a code that was used is refused', again.status() === 400, again.status());
    const cancelled = await browser.newContext();
    const start = await cancelled.request.get(`${site}/anmelden/stadt`, { maxRedirects: 0 });
    const itsState = new URL(start.headers().location).searchParams.get('state');
    const denied = await cancelled.request.get(`${site}/anmelden/stadt/zurueck?error=access_denied&state=${itsState}`);
    ok('a sign-in that was broken off ends on a page', denied.status() === 400 && (await denied.text()).includes('noch einmal'));

    // Inga signs out at the provider, not here.
    await hers.goto(`${provider.issuer}/session/end`);
    await hers.getByRole('button', { name: /Yes/ }).click();
    await hers.waitForURL('**/session/end/success*');
    const last = provider.sent.at(-1);
    ok('the provider says so here', last?.status === 200, JSON.stringify(provider.sent));
    ok('and her session has ended', (await into(hers, site)) === '/anmelden');
    ok('but no one else’s', (await into(page, site)) === '/mein-tag');
    await signIn(hers, site, 'inga');
    const repeated = await fetch(`${site}/anmelden/stadt/ende`, {
      method: 'POST', body: last.body, headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    ok('the same word again is refused', repeated.status === 400, repeated.status);
    ok('and her new session stays', (await into(hers, site)) === '/mein-tag');

    // Marta signs out here, and at the provider as well.
    await page.goto(`${site}/konto`);
    await accessible(page);
    const before = await context.storageState();
    await page.goto(`${site}/abmelden`);
    await page.getByRole('button', { name: 'Abmelden' }).click();
    ok('who signs out is told of the other account', (await heading(page)) === 'Sie sind abgemeldet', await heading(page));
    await accessible(page);
    const stolen = await (await browser.newContext({ storageState: before })).newPage();
    ok('the old cookie opens nothing', (await into(stolen, site)) === '/anmelden');
    await page.getByRole('link', { name: 'Auch beim Konto der Stadt abmelden' }).click();
    ok('no token is in the address', !page.url().includes('id_token'), page.url());
    await page.getByRole('button', { name: /Yes/ }).click();
    await page.waitForURL(`${site}/`);
    await page.goto(`${site}/anmelden/stadt`);
    await page.locator('input[name=login]').waitFor();
    ok('and has to sign in there again', page.url().startsWith(provider.issuer), page.url());

    provider.stop();
    const down = await check(config);
    ok('check-config says when the service is down', down.code === 2 && down.said.includes('antwortet nicht'), down.said);
    const offline = await check(config, '--offline');
    ok('and with --offline does not ask', offline.code === 0, offline.said);
    const seen = log();
    const tokens = /eyJ|marta|melde\.1|Nowicka|sub-|a-secret|code=/i.test(seen);
    ok('no token, name or login is in the log', !tokens && seen.includes('came to nothing'), seen);
  } finally {
    provider.stop();
    await stop();
  }
  // Started while the provider is down: local sign-in works, the button says what is the matter.
  const later = await serve(provider.issuer, port);
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${later.site}/anmelden`);
  ok('without the provider there are still local accounts', await page.getByLabel('Passwort').isVisible());
  await accessible(page);
  const answer = page.waitForResponse((response) => response.url().endsWith('/anmelden/stadt'));
  await page.getByRole('link', { name: 'Mit dem Konto der Stadt anmelden' }).click();
  ok('and the button says so', (await answer).status() === 503);
  let asked = 0;
  const broken = createServer((_, response) => {
    asked += 1;
    response.writeHead(500).end();
  }).listen(new URL(provider.issuer).port, '127.0.0.1');
  await once(broken, 'listening');
  const since = Date.now();
  for (let n = 0; n < 20; n += 1) {
    await fetch(`${later.site}/anmelden/stadt/ende`, { method: 'POST', body: new URLSearchParams({ logout_token: 'x' }) });
  }
  const most = 1 + Math.ceil((Date.now() - since) / 10_000);
  ok('a broken provider is asked once in ten seconds, whoever comes', asked <= most, asked);
  broken.closeAllConnections();
  broken.close();
  await local(browser, later.site, false);
  await local(browser, later.site, true);
  await later.stop();
}

// A local account with a second step, without JavaScript and with it.
async function local(browser, site, javaScriptEnabled) {
  const look = async (page) => (javaScriptEnabled ? accessible(page) : null);
  const first = firstPassword(`sqlite:${CITY}/municipality.sqlite`, 'melde.1');
  const own = 'ein Rad und drei Birnen';
  const context = await browser.newContext({ javaScriptEnabled });
  const page = await context.newPage();
  await changeFirst(page, site, 'melde.1', first, own);
  await page.getByRole('link', { name: 'Mein Konto' }).click();
  await page.getByRole('link', { name: 'Zweiter Schritt beim Anmelden' }).click();
  await look(page);
  await page.getByRole('button', { name: 'Zweiten Schritt einrichten' }).click();
  const app = new App(await page.locator('.a-key code').innerText());
  ok('the key of a second step is shown, with a picture', await page.locator('svg[role=img]').isVisible());
  await look(page);
  await page.screenshot({ path: `${OUT}/second-step.png`, fullPage: true });
  await page.getByLabel('Code aus Ihrer App').fill(await app.code());
  await page.getByRole('button', { name: 'Code prüfen und einschalten' }).click();
  ok('its first code switches it on', await page.getByRole('button', { name: 'Zweiten Schritt entfernen' }).isVisible());
  await look(page);
  await context.clearCookies();
  await enter(page, site, 'melde.1', own);
  ok('the next sign-in asks for a code', (await heading(page)) === 'Zweiter Schritt', await heading(page));
  await page.getByLabel('Code aus Ihrer App').fill(await app.code());
  await page.getByRole('button', { name: 'Anmelden' }).click();
  ok('and takes it', (await heading(page)) === 'Mein Tag', await heading(page));
}

// With a provider that gives a good token for any code, only what is kept here refuses.
async function comesBackOnce(browser, site, bad) {
  bad.state.next = { hold: true };
  const begin = async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${site}/anmelden/stadt`);
    const back = await page.locator('body').innerText();
    return { context, page, back, cookies: await context.cookies(site) };
  };
  const status = async (page, url) => (await page.goto(url)).status();
  const third = await begin();
  const altered = new URL(third.back);
  altered.searchParams.set('state', 'f'.repeat(32));
  ok('another state is refused, where all else is right', (await status(third.page, altered.href)) === 400);
  const [one, other] = [await begin(), await begin()];
  ok('another browser cannot end what this one began', (await status(other.page, one.back)) === 400);
  ok('and what it began itself is used up by that', (await status(other.page, other.back)) === 400);
  ok('this one can', (await status(one.page, one.back)) === 200 && one.page.url().endsWith('/mein-tag'));
  await one.context.clearCookies();
  await one.context.addCookies(one.cookies);
  ok('once, even with its cookie', (await status(one.page, one.back)) === 400);
}

async function withDishonest(browser) {
  const port = await freePort();
  const site = `http://127.0.0.1:${port}`;
  const bad = await dishonest(site);
  const { stop, log } = await serve(bad.issuer, port);
  const attempt = async (next) => {
    bad.state.next = next;
    const context = await browser.newContext();
    const page = await context.newPage();
    const answer = await page.goto(`${site}/anmelden/stadt`);
    const place = new URL(page.url()).pathname;
    const session = (await context.cookies(site)).some((cookie) => cookie.name === '__Host-augenmass' && cookie.value);
    return { page, status: answer.status(), place, session };
  };
  const refused = async (what, next) => {
    const got = await attempt(next);
    ok(`${what} is refused`, got.status === 400 && !got.session, JSON.stringify({ ...got, page: '' }));
    await got.page.context().close();
  };
  try {
    const first = await attempt({});
    ok('with a right token somebody is signed in', first.place === '/mein-tag' && first.session, first.place);
    ok('a provider without basic authentication gets the secret in the form', bad.state.secret === SECRET);
    const { now } = bad;
    await comesBackOnce(browser, site, bad);
    await refused('a wrong nonce', { payload: { nonce: 'another' } });
    await refused('a missing nonce', { payload: { nonce: undefined } });
    await refused('an expired token', { payload: { iat: now() - 600, exp: now() - 120 } });
    await refused('a token from the future', { payload: { iat: now() + 600, exp: now() + 900 } });
    await refused('a token for another audience', { payload: { aud: 'another' } });
    await refused('a token for us and another', { payload: { aud: [CLIENT, 'another'] } });
    await refused('a token of another issuer', { payload: { iss: 'http://localhost:1' } });
    await refused('an answer of another issuer', { issuer: 'http://localhost:1' });
    await refused('a token signed with the shared secret', { shared: true });
    await refused('a token that nobody signed', { unsigned: true });
    await refused('a code that the provider does not take', { refuse: true });
    const forged = await bad.pair(bad.state.key.kid);
    await refused('a token signed with another key of the same name', { key: forged });
    await refused('a token signed with a key that is not published', { key: await bad.pair('nowhere') });
    const small = await attempt({ payload: { iat: now() + 30, exp: now() - 30 } });
    ok('clocks may differ by half a minute', small.session, small.status);

    await new Promise((resolve) => { setTimeout(resolve, 10_500); });
    await bad.rotate('two');
    const rotated = await attempt({});
    ok('after a change of keys the new one counts', rotated.session, rotated.status);
    const { page } = rotated;

    const wrong = async (what, token) => {
      ok(`${what} ends nothing`, (await bad.end(token)) === 400 && (await into(page, site)) === '/mein-tag');
    };
    await wrong('a word without its event', await bad.logoutToken({ events: {} }));
    await wrong('a word with a nonce', await bad.logoutToken({ nonce: 'n' }));
    await wrong('a word for another audience', await bad.logoutToken({ aud: 'another' }));
    await wrong('a word of another issuer', await bad.logoutToken({ iss: 'http://localhost:1' }));
    await wrong('an expired word', await bad.logoutToken({ iat: now() - 600, exp: now() - 300 }));
    await wrong('a word about nobody', await bad.logoutToken({ sub: undefined, sid: undefined }));
    await wrong('a word signed with another key', await bad.logoutToken({}, { key: await bad.pair('two') }));
    await wrong('an ID token', await bad.logoutToken({ events: undefined, nonce: 'n' }, { typ: 'JWT' }));
    await wrong('no token at all', 'x');
    const elsewhere = await bad.logoutToken({ sid: 'sid-2' });
    ok('a word about another session is taken', (await bad.end(elsewhere)) === 200);
    ok('and leaves this one', (await into(page, site)) === '/mein-tag');
    const asked = bad.state.asked;
    const since = Date.now();
    for (let n = 0; n < 20; n += 1) await bad.end(await bad.logoutToken({}, { key: await bad.pair(`k${n}`) }));
    const most = 1 + Math.ceil((Date.now() - since) / 10_000);
    ok('a flood of unknown keys asks the provider once in ten seconds', bad.state.asked - asked <= most, bad.state.asked - asked);
    const all = await bad.logoutToken({ sid: undefined });
    ok('a word about the person is taken', (await bad.end(all)) === 200);
    ok('and ends her sessions', (await into(page, site)) === '/anmelden');
    const anew = await attempt({});
    ok('the same word again', (await bad.end(all)) === 400);
    ok('leaves a new session', (await into(anew.page, site)) === '/mein-tag');
    ok('no token is in the log', !/eyJ|melde\.1|sub-/.test(log()), log());
  } finally {
    bad.stop();
    await stop();
  }
}

const made = spawnSync(PROGRAM, ['demo', '--size', 'small', '--dir', CITY, '--no-serve'], { encoding: 'utf8' });
if (made.status !== 0) throw new Error(made.stderr);
const browser = await open();
try {
  await withHonest(browser);
  await withDishonest(browser);
  console.log(`${passed} passed`);
} finally {
  await browser.close();
}
