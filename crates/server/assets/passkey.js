// Passkeys: fills the hidden fields of an ordinary form with what the browser's device says, and sends it. It asks
// nobody, keeps nothing and changes nothing else. Where it does not run, the code of the app is the way in.

const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

const credentials = (ids) => ids.split(' ').filter(Boolean).map((id) => ({ type: 'public-key', id: bytes(id) }));

// How long the browser asks, milliseconds.
const timeout = 120_000;

const ask = {
  async create({ question, party, user, login, name, known }) {
    const { id, response } = await navigator.credentials.create({
      publicKey: {
        challenge: bytes(question),
        rp: { id: party, name: 'Augenmaß' },
        user: { id: bytes(user), name: login, displayName: name },
        pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
        excludeCredentials: credentials(known),
        authenticatorSelection: { userVerification: 'required', residentKey: 'discouraged' },
        attestation: 'none',
        timeout,
      },
    });
    return {
      credential: id,
      'client-data': text(response.clientDataJSON),
      'authenticator-data': text(response.getAuthenticatorData()),
      'public-key': text(response.getPublicKey()),
      algorithm: response.getPublicKeyAlgorithm(),
    };
  },

  async get({ question, party, known }) {
    const { id, response } = await navigator.credentials.get({
      publicKey: {
        challenge: bytes(question),
        rpId: party,
        allowCredentials: credentials(known),
        userVerification: 'required',
        timeout,
      },
    });
    return {
      credential: id,
      'client-data': text(response.clientDataJSON),
      'authenticator-data': text(response.authenticatorData),
      signature: text(response.signature),
    };
  },
};

const place = document.querySelector('[data-passkey]');
const knows = {
  create: () => 'getPublicKey' in AuthenticatorAttestationResponse.prototype,
  get: () => true,
};

if (place && window.PublicKeyCredential && knows[place.dataset.passkey]()) {
  const form = place.querySelector('form');
  const button = form.querySelector('button');
  const unconfirmed = form.querySelector('[data-unconfirmed]');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    button.disabled = true;
    unconfirmed.hidden = true;
    try {
      const said = await ask[place.dataset.passkey](place.dataset);
      for (const [field, value] of Object.entries(said)) form.elements.namedItem(field).value = value;
      form.submit();
    } catch {
      // Cancelled, too late, no such passkey: browsers do not tell which, and neither do we.
      unconfirmed.hidden = false;
      button.disabled = false;
    }
  });
  place.hidden = false;
  for (const instead of document.querySelectorAll('[data-instead]')) instead.hidden = true;
}
