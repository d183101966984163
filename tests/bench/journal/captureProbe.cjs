// Loaded into the main process before the app: says on stdout what becomes of the keys that are pressed on the display. No
// debugger, because a page under one always believes that it has the focus.
const { app } = require('electron')

const say = (what, value) => process.stdout.write(`${what} ${value}\n`)

/** Makes what quick capture is kept warm for. */
const begin = `new Promise(resolve => {
  const call = (id, method, input) => window.ratiba.port.post(JSON.stringify({ t: 'call', id, method, input }))
  window.ratiba.port.onMessage(text => {
    const { t, id, value } = JSON.parse(text)
    if (t !== 'ok') return
    if (id === 900000001) call(900000002, 'competitors.create', { projectId: value.id, fields: { name: 'Keki Bora' } })
    if (id === 900000002) resolve()
  })
  call(900000001, 'projects.create', { name: 'Duka', colour: '#b5532a', logoMediaId: null, zone: 'Africa/Nairobi' })
})`

/** The next time that she can type, and it is painted; and the next time that something was put down. */
const listen = `(() => {
  window.captured = { focused: () => undefined, stored: () => undefined }
  window.addEventListener('focus', () => requestAnimationFrame(() => {
    if (document.hasFocus() && document.activeElement.matches('textarea')) window.captured.focused(Date.now())
  }))
  window.ratiba.port.onMessage(text => {
    if (JSON.parse(text).name === 'observations.changed') window.captured.stored(Date.now())
  })
})()`

const whenField = `new Promise(resolve => {
  const look = () => document.querySelector('textarea') && (observer.disconnect(), resolve())
  const observer = new MutationObserver(look)
  observer.observe(document.documentElement, { childList: true, subtree: true })
  look()
})`

const whenReady = `new Promise(resolve => {
  const root = document.documentElement
  const look = () => root.dataset.ready === 'true' && (observer.disconnect(), resolve())
  const observer = new MutationObserver(look)
  observer.observe(root, { attributes: true })
  look()
})`

let windows = 0
app.on('browser-window-created', (_event, window) => {
  const run = script => window.webContents.executeJavaScript(script)
  windows += 1
  if (windows === 1) {
    window.webContents.once('dom-ready', () => {
      run(whenReady)
        .then(() => (process.argv.includes('--begin') ? run(begin) : undefined))
        .then(() => say('READY', process.pid))
    })
    return
  }
  window.webContents.once('dom-ready', () => {
    run(whenField)
      .then(() => run(listen))
      .then(() => say('WARM', window.webContents.getOSProcessId()))
  })
  window.on('hide', () => say('HIDDEN', Date.now()))
  process.stdin.on('data', data => {
    for (const what of String(data).trim().split('\n')) {
      run(`new Promise(resolve => (window.captured.${what} = resolve))`).then(at => say(what, at))
      run('0').then(() => say('ARMED', what))
    }
  })
})
