// Loaded into the main process before the app, Ratiba or the empty one: says on stdout when the first window is shown
// and its page stands, closes it when told to on stdin, and counts the timers that fire from then on.
const { app } = require('electron')

const waitForMark = `new Promise(resolve => {
  const root = document.documentElement
  const look = () => root.dataset.ready === 'true' && (observer.disconnect(), resolve())
  const observer = new MutationObserver(look)
  observer.observe(root, { attributes: true })
  look()
})`

const keepClosing = `new Promise(resolve => {
  const call = { t: 'call', id: 900000001, method: 'settings.update', input: { closeExplained: true } }
  window.ratiba.port.onMessage(text => JSON.parse(text).id === call.id && resolve())
  window.ratiba.port.post(JSON.stringify(call))
})`

const say = line => process.stdout.write(`${line}\n`)
let fired = 0

app.once('browser-window-created', (_event, window) => {
  const shown = new Promise(resolve => window.once('show', resolve))
  const stands = new Promise(resolve =>
    window.webContents.once('dom-ready', () => resolve(window.webContents.executeJavaScript(waitForMark))),
  )
  Promise.all([shown, stands]).then(() => say('READY'))
  process.stdin.on('data', data => {
    if (String(data).trim() === 'close') {
      window.webContents.executeJavaScript(keepClosing).then(() => window.close())
      window.once('closed', () => {
        countTimers()
        say('CLOSED')
      })
    } else if (String(data).trim() === 'timers') say(`TIMERS ${fired}`)
  })
})

function countTimers() {
  fired = 0
  for (const name of ['setTimeout', 'setInterval']) {
    const original = globalThis[name]
    globalThis[name] = (callback, ...rest) =>
      original(
        (...args) => {
          fired += 1
          callback(...args)
        },
        ...rest,
      )
  }
}
