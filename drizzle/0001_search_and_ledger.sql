-- Full-text search: one row per findable thing, kept by triggers, indexed by FTS5 (external content, own integer key:
-- the implicit rowids of the other tables may change in a VACUUM).
CREATE TABLE `search_docs` (
  `id` INTEGER PRIMARY KEY,
  `kind` TEXT NOT NULL,
  `refId` TEXT NOT NULL,
  `projectId` TEXT NOT NULL,
  `title` TEXT NOT NULL,
  `body` TEXT NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_docs_ref` ON `search_docs` (`kind`, `refId`);
--> statement-breakpoint
CREATE VIRTUAL TABLE `search_fts` USING fts5(
  title, body, content = 'search_docs', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
--> statement-breakpoint
CREATE TRIGGER `search_docs_insert` AFTER INSERT ON `search_docs` BEGIN
  INSERT INTO search_fts (rowid, title, body) VALUES (new.id, new.title, new.body);
END;
--> statement-breakpoint
CREATE TRIGGER `search_docs_delete` AFTER DELETE ON `search_docs` BEGIN
  INSERT INTO search_fts (search_fts, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
END;
--> statement-breakpoint
CREATE TRIGGER `posts_search_insert` AFTER INSERT ON `posts` BEGIN
  INSERT INTO search_docs (kind, refId, projectId, title, body)
  SELECT 'post', new.id, new.projectId, '', new.text || ' ' || new.link WHERE new.deletedAt IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER `posts_search_update` AFTER UPDATE ON `posts`
WHEN old.text IS NOT new.text OR old.link IS NOT new.link OR old.projectId IS NOT new.projectId OR old.deletedAt IS NOT new.deletedAt BEGIN
  DELETE FROM search_docs WHERE kind = 'post' AND refId = old.id;
  INSERT INTO search_docs (kind, refId, projectId, title, body)
  SELECT 'post', new.id, new.projectId, '', new.text || ' ' || new.link WHERE new.deletedAt IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER `posts_search_delete` AFTER DELETE ON `posts` BEGIN
  DELETE FROM search_docs WHERE kind = 'post' AND refId = old.id;
END;
--> statement-breakpoint
CREATE TRIGGER `campaigns_search_insert` AFTER INSERT ON `campaigns` BEGIN
  INSERT INTO search_docs (kind, refId, projectId, title, body)
  SELECT 'campaign', new.id, new.projectId, new.name, new.goal WHERE new.deletedAt IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER `campaigns_search_update` AFTER UPDATE ON `campaigns`
WHEN old.name IS NOT new.name OR old.goal IS NOT new.goal OR old.deletedAt IS NOT new.deletedAt BEGIN
  DELETE FROM search_docs WHERE kind = 'campaign' AND refId = old.id;
  INSERT INTO search_docs (kind, refId, projectId, title, body)
  SELECT 'campaign', new.id, new.projectId, new.name, new.goal WHERE new.deletedAt IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER `campaigns_search_delete` AFTER DELETE ON `campaigns` BEGIN
  DELETE FROM search_docs WHERE kind = 'campaign' AND refId = old.id;
END;
--> statement-breakpoint
CREATE TRIGGER `channels_search_insert` AFTER INSERT ON `channels` BEGIN
  INSERT INTO search_docs (kind, refId, projectId, title, body)
  SELECT 'channel', new.id, new.projectId, new.name, new.handle WHERE new.deletedAt IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER `channels_search_update` AFTER UPDATE ON `channels`
WHEN old.name IS NOT new.name OR old.handle IS NOT new.handle OR old.deletedAt IS NOT new.deletedAt BEGIN
  DELETE FROM search_docs WHERE kind = 'channel' AND refId = old.id;
  INSERT INTO search_docs (kind, refId, projectId, title, body)
  SELECT 'channel', new.id, new.projectId, new.name, new.handle WHERE new.deletedAt IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER `channels_search_delete` AFTER DELETE ON `channels` BEGIN
  DELETE FROM search_docs WHERE kind = 'channel' AND refId = old.id;
END;
--> statement-breakpoint
CREATE TRIGGER `projects_search_insert` AFTER INSERT ON `projects` BEGIN
  INSERT INTO search_docs (kind, refId, projectId, title, body)
  SELECT 'project', new.id, new.id, new.name, '' WHERE new.deletedAt IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER `projects_search_update` AFTER UPDATE ON `projects`
WHEN old.name IS NOT new.name OR old.deletedAt IS NOT new.deletedAt BEGIN
  DELETE FROM search_docs WHERE kind = 'project' AND refId = old.id;
  INSERT INTO search_docs (kind, refId, projectId, title, body)
  SELECT 'project', new.id, new.id, new.name, '' WHERE new.deletedAt IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER `projects_search_delete` AFTER DELETE ON `projects` BEGIN
  DELETE FROM search_docs WHERE kind = 'project' AND refId = old.id;
END;
--> statement-breakpoint
-- The ledger is written once.
CREATE TRIGGER `ledger_no_update` BEFORE UPDATE ON `ledger` BEGIN
  SELECT RAISE(ABORT, 'The ledger is written once.');
END;
--> statement-breakpoint
CREATE TRIGGER `ledger_no_delete` BEFORE DELETE ON `ledger` BEGIN
  SELECT RAISE(ABORT, 'The ledger is written once.');
END;
