// Loaded before the app by a test: native boxes cannot be driven from outside, so this one answers them.
const { dialog } = require('electron')

dialog.showMessageBox = async (...args) => {
  const { message, detail, buttons } = args.at(-1)
  process.stderr.write(`\nBOX ${JSON.stringify({ message, detail, buttons })}\n`)
  return { response: buttons.length - 1, checkboxChecked: false }
}
