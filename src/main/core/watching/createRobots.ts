import robotsParser from 'robots-parser'
