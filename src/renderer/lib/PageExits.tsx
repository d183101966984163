import { FileSpreadsheet, Printer } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { shortcutKeys } from '../commands/shortcut.ts'
import { DownloadLink } from '../ui/DownloadLink.tsx'
import { IconButton } from '../ui/IconButton.tsx'

interface PageExitsProps {
  /** Where the file is. */
  csv: string
  /** There is nothing to save or to print. */
  isEmpty?: boolean
  /** What Ctrl+P does here, where that is more than the screen as it stands. */
  onPrint?: () => void
}

/** How a page leaves the app: as a file and on paper. By itself, because a letter of a search must not wait for its tooltips. */
export const PageExits = memo(function PageExits({
  csv,
  isEmpty = false,
  onPrint = printAsIs,
}: PageExitsProps) {
  const { t } = useTranslation()
  return (
    <>
      <DownloadLink variant="secondary" compact icon={FileSpreadsheet} disabled={isEmpty} href={csv}>
        {t('comparison.csv')}
      </DownloadLink>
      <IconButton
        icon={Printer}
        variant="secondary"
        label={t('comparison.print')}
        keys={shortcutKeys('Mod+P')}
        disabled={isEmpty}
        onClick={onPrint}
      />
    </>
  )
})

const printAsIs = () => window.print()
