import { expect } from '@playwright/test'
import { testImage } from '../fakes/testImage.ts'
import { callCore } from './callCore.ts'
import { test } from './fixtures.ts'
import { beginWithPractice, goTo, textField } from './openApp.ts'

test('a competitor is added, what it does is put down in seconds, found, compared, made an idea, and all taken back', async ({
  page,
  app,
}) => {
  await beginWithPractice(page, app.link)
  await goTo(page, '/competitors')
  await expect(page.getByText('Nothing in the journal yet')).toBeVisible()
  await page.getByRole('button', { name: 'Add competitor' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Keki Bora')
  await page.getByLabel('Strengths').fill('Bright pictures\n- Quick answers')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('radio', { name: 'Who they are' }).click()
  await expect(page.getByText('Quick answers', { exact: true })).toBeVisible()
  await page.getByRole('radio', { name: 'Journal' }).click()

  // By the keyboard alone: one key, paste, Enter.
  await page.locator('body').press('o')
  await page.keyboard.type('Punguzo la keki https://keki.example/leo')
  await page.keyboard.press('Enter')
  const rows = page.getByRole('list', { name: 'Journal' }).getByRole('listitem')
  await expect(rows).toHaveCount(1)

  await page.getByRole('button', { name: 'Put down what you saw' }).click()
  await page.getByLabel('What did you see?').fill('Shinda mandazi')
  await page.locator('input[type=file]').setInputFiles({
    name: 'shot.png',
    mimeType: 'image/png',
    buffer: Buffer.from(await testImage(300, 200)),
  })
  await expect(page.getByRole('button', { name: 'Remove picture 1' })).toBeVisible()
  await page.getByRole('combobox', { name: 'Whose is it?' }).last().click()
  await page.getByRole('option', { name: 'Keki Bora' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(rows).toHaveCount(2)
  await expect(rows.first()).toContainText('Keki Bora')

  await page.getByLabel('Search the journal').fill('keki.example')
  await expect(rows).toHaveCount(1)
  await expect(rows.first()).toContainText('Punguzo la keki')
  await page.getByLabel('Search the journal').fill('')
  await expect(rows).toHaveCount(2)

  // On paper is all that fits; the sheet is gone when she goes on.
  const printed = page.evaluate(
    () =>
      new Promise(resolve => {
        window.addEventListener('beforeprint', () =>
          resolve(document.querySelector('.print-sheet')?.textContent),
        )
      }),
  )
  await page.keyboard.press('Control+p')
  expect(await printed).toMatch(/Duka la Amina.*Shinda mandazi.*Punguzo la keki/)

  for (const box of await page.getByRole('checkbox', { name: /^Choose: / }).all()) await box.click()
  await expect(page.locator('.print-sheet')).toHaveCount(0)
  await page.getByRole('button', { name: 'Side by side' }).click()
  await expect(page.getByRole('article')).toHaveCount(2)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Choose none' }).click()

  await rows.first().getByRole('button').click()
  await page.getByLabel('What we take from it').fill('Ask for a photo')
  await page.getByRole('button', { name: 'One of the best' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('radio', { name: 'Swipe board' }).click()
  await expect(page.getByRole('article')).toContainText('Shinda mandazi')
  await page.getByRole('article').getByRole('button').click()
  await expect(page.getByLabel('What we take from it')).toHaveValue('Ask for a photo')
  await page.getByRole('button', { name: 'Make this an idea' }).click()
  await page.getByRole('button', { name: 'Open the draft' }).click()
  await expect(textField(page)).toHaveValue('Ask for a photo')
  await page.getByRole('button', { name: 'Open the observation' }).click()
  await expect(page.getByRole('button', { name: 'Open the draft' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(rows.first().getByRole('img', { name: 'A draft was made of it' })).toBeVisible()

  await page.getByRole('checkbox', { name: 'Choose: Shinda mandazi' }).click()
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(rows).toHaveCount(1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(rows).toHaveCount(2)

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search and commands' }).fill('mandazi')
  await page.getByRole('option', { name: /Shinda mandazi/ }).click()
  await expect(page.getByRole('heading', { name: 'Observation' })).toBeVisible()

  // Several are made one campaign, which lies on the timeline, is found, and is taken back.
  await page.keyboard.press('Escape')
  await page.getByRole('checkbox', { name: 'Choose: Shinda mandazi' }).click()
  await page.getByRole('button', { name: 'Put into a campaign' }).click()
  await page.getByRole('menuitem', { name: 'New campaign of theirs' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Sikukuu')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Sikukuu added')).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search and commands' }).fill('sikuk')
  await page.getByRole('option', { name: /Sikukuu/ }).click()
  await expect(page.getByRole('heading', { name: 'Sikukuu' })).toBeVisible()
  await expect(page.getByRole('button', { name: '1 in the journal' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(
    page.getByRole('list', { name: 'Keki Bora' }).getByRole('button', { name: /^Sikukuu/ }),
  ).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('No campaigns of theirs yet')).toBeVisible()

  await page.getByRole('radio', { name: 'Comparison' }).click()
  await expect(page.getByRole('row', { name: /^Keki Bora/ }).first()).toBeVisible()
  await expect(page.getByRole('row', { name: /^Duka la Amina/ }).first()).toBeVisible()
  await page.getByText('As a table').first().click()
  await expect(page.getByRole('table', { name: 'When they publish' })).toBeVisible()
  await expect(page.getByText('Quick answers', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: '2 compared' }).click()
  await page.getByRole('checkbox', { name: 'Our own posts' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('row', { name: /^Duka la Amina/ })).toHaveCount(0)

  await page.getByRole('radio', { name: 'Who they are' }).click()
  await page.getByRole('button', { name: /^Keki Bora/ }).click()
  await expect(page.getByRole('heading', { name: 'Keki Bora', level: 1 })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Journal' })).toContainText('Shinda mandazi')
})

test('a search in a long journal begins at its top, is right beyond the edges too, and is what is saved', async ({
  page,
  app,
}) => {
  await beginWithPractice(page, app.link)
  const [project] = await callCore(page, 'projects.list', undefined)
  if (project === undefined) throw new Error('There is no project.')
  for (let i = 0; i < 80; i++) {
    await callCore(page, 'observations.create', {
      projectId: project.id,
      fields: { text: `${i % 2 === 0 ? 'keki' : 'mkate'} ${i}` },
    })
  }
  await goTo(page, '/competitors')
  const journal = page.getByRole('list', { name: 'Journal' })
  const search = page.getByLabel('Search the journal')
  await expect(journal.locator('[data-place="0"]')).toContainText('mkate 79')
  await page.locator('[data-journal]').evaluate(list => list.scrollTo({ top: 2000 }))
  await expect(journal.locator('[data-place="30"]')).toContainText('mkate 49')

  await search.pressSequentially('keki')
  await expect(page.getByRole('status').filter({ hasText: '40' })).toBeVisible()
  await expect(journal.locator('[data-place="0"]')).toContainText('keki 78')
  expect(await page.locator('[data-journal]').evaluate(list => list.scrollTop)).toBe(0)
  await expect(search).toBeFocused()
  // Those that are not in sight come after that.
  await expect(journal.getByRole('listitem').filter({ hasText: 'mkate' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: /CSV/ })).toHaveAttribute('href', /keki/)

  await journal.locator('[data-place="0"] [data-observation]').focus()
  for (let i = 0; i < 15; i++) await page.keyboard.press('ArrowDown')
  await expect(journal.locator('[data-place="15"] [data-observation]')).toBeFocused()
  await expect(journal.locator('[data-place="15"]')).toContainText('keki 48')
})
