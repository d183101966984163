-- One letter is searched for like two: its hits stand together instead of in thousands of words. Its words are all in search_docs.
DROP TABLE `search_fts`;
--> statement-breakpoint
CREATE VIRTUAL TABLE `search_fts` USING fts5(
  title, body, content = 'search_docs', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
--> statement-breakpoint
INSERT INTO search_fts(search_fts) VALUES('rebuild');
