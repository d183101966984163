// The same mark as Ratiba's: the page stands when the frame after the first one comes.
requestAnimationFrame(() => requestAnimationFrame(() => (document.documentElement.dataset.ready = 'true')))
