-- Pillars are found by their names, like all else that is planned with.
CREATE TRIGGER `pillars_search_insert` AFTER INSERT ON `pillars` BEGIN
  INSERT INTO search_docs (kind, refId, projectId, title, body)
  SELECT 'pillar', new.id, new.projectId, new.name, '' WHERE new.deletedAt IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER `pillars_search_update` AFTER UPDATE OF `name`, `deletedAt` ON `pillars` BEGIN
  DELETE FROM search_docs WHERE kind = 'pillar' AND refId = old.id;
  INSERT INTO search_docs (kind, refId, projectId, title, body)
  SELECT 'pillar', new.id, new.projectId, new.name, '' WHERE new.deletedAt IS NULL;
END;
--> statement-breakpoint
INSERT INTO search_docs (kind, refId, projectId, title, body)
SELECT 'pillar', id, projectId, name, '' FROM pillars WHERE deletedAt IS NULL;
