import { expect, test } from 'vitest'
import { discordFailure } from './callDiscord.ts'
import { readThread, readWebhookAddress } from './readWebhookAddress.ts'

const api = 'https://discord.com/api/v10'
const found = { api, id: '123456', token: 'aB-c_9' }

test.each([
  ['https://discord.com/api/webhooks/123456/aB-c_9', found],
  [' https://discord.com/api/v9/webhooks/123456/aB-c_9/?wait=true ', found],
  ['https://canary.discord.com/api/webhooks/123456/aB-c_9', found],
  ['https://discordapp.com/api/webhooks/123456/aB-c_9', found],
  ['http://127.0.0.1:4000/api/webhooks/123456/aB-c_9', { ...found, api: 'http://127.0.0.1:4000/api/v10' }],
  ['http://discord.com/api/webhooks/123456/aB-c_9', null],
  ['https://discord.com.evil.example/api/webhooks/123456/aB-c_9', null],
  ['https://discord.com/api/webhooks/123456', null],
  ['https://discord.com/channels/1/2', null],
  ['https://hooks.slack.com/services/T0/B0/xyz', null],
  ['habari', null],
])('the address %s', (text, webhook) => {
  expect(readWebhookAddress(text)).toEqual(webhook)
})

test.each([
  ['', ''],
  [' 102938475600000000 ', '102938475600000000'],
  ['https://discord.com/channels/11111111/102938475600000000', '102938475600000000'],
  ['https://discord.com/channels/11111111/22222222/threads/102938475600000000', '102938475600000000'],
  ['general', null],
])('the thread %j', (text, thread) => {
  expect(readThread(text)).toBe(thread)
})

const refusals: [number, object | string, object][] = [
  [401, { code: 50027, message: 'Invalid Webhook Token' }, { kind: 'auth', words: 'Invalid Webhook Token' }],
  [404, { code: 10015, message: 'Unknown Webhook' }, { kind: 'auth' }],
  [404, { code: 10008, message: 'Unknown Message' }, { kind: 'content' }],
  [403, { code: 50013, message: 'Missing Permissions' }, { kind: 'permission' }],
  [
    400,
    {
      code: 50035,
      message: 'Invalid Form Body',
      errors: { content: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 2000 or fewer.' }] } },
    },
    { kind: 'content', words: 'Invalid Form Body: Must be 2000 or fewer.' },
  ],
  [413, { code: 40005, message: 'Request entity too large' }, { kind: 'content' }],
  [429, { message: 'Slow', retry_after: 2.25, global: false }, { kind: 'rate', retryAfterMs: 2250 }],
  [429, { message: 'Slow', retry_after: 0.05, global: false }, { kind: 'rate', retryAfterMs: 1000 }],
  [429, 'error code: 1015', { kind: 'rate', retryAfterMs: 9000, words: 'HTTP 429' }],
  [500, { message: '500: Internal Server Error', code: 0 }, { kind: 'unknown' }],
  [502, '<html>', { kind: 'unknown', words: 'HTTP 502' }],
  [404, '<html>', { kind: 'transient', words: 'HTTP 404' }],
  [308, '', { kind: 'transient' }],
]

test.each(refusals)('a %i with %j', (status, body, failure) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const io = { now: () => 0, http: { redact: (words: string) => words } }
  const headers = new Headers({ 'retry-after': '9' })
  expect(discordFailure({ status, headers, text }, io)).toMatchObject(failure)
})
