// Signs events with the public library and delivers them; prints what came back, a JSON line each.
// Usage: node deliver.js URL SECRET OLD_SECRET NOW_SECONDS
import { Webhook } from 'standardwebhooks';

const [url, secret, oldSecret, nowSeconds] = process.argv.slice(2);
const now = Number(nowSeconds) * 1000;

const body = (text) => JSON.stringify({
  type: 'message.received',
  timestamp: new Date(now).toISOString(),
  data: { shop: 'flagship', conversation: 'c-1', message: 'm-1', text },
});

function headers(id, at, payload, ...secrets) {
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at / 1000)),
    'webhook-signature':
      secrets.map((one) => new Webhook(one).sign(id, new Date(at), payload)).join(' '),
  };
}

async function deliver(name, payload, head) {
  const response = await fetch(url, { method: 'POST', body: payload, headers: head });
  const answer = await response.json();
  console.log(JSON.stringify({ name, status: response.status, answer: answer.detail ?? answer }));
}

const text = body('亲，这款还有货吗👍');
const good = headers('msg_good', now, text, secret);
const wrong = 'whsec_' + Buffer.alloc(32, 7).toString('base64');

await deliver('good', text, good);
await deliver('replayed', text, good);
await deliver('retried later', text, headers('msg_good', now + 60_000, text, secret));
await deliver('same id, other body', body('换一句'), headers('msg_good', now, body('换一句'), secret));
await deliver('old secret', text, headers('msg_old_secret', now, text, oldSecret));
await deliver('both secrets', text, headers('msg_both', now, text, wrong, oldSecret, secret));
await deliver('wrong secret', text, headers('msg_wrong', now, text, wrong));
await deliver('too old', text, headers('msg_old', now - 301_000, text, secret));
await deliver('in the future', text, headers('msg_new', now + 301_000, text, secret));
await deliver('tampered', text.replace('👍', '👎'), headers('msg_tampered', now, text, secret));
await deliver('other id', text, { ...headers('msg_a', now, text, secret), 'webhook-id': 'msg_b' });
await deliver('unsigned', text, { 'content-type': 'application/json' });
