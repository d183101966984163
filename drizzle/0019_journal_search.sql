-- What is found of the journal (see 0001). An observation knows the row of its words (docId), because last_insert_rowid() is that
-- row right after it was written, so that neither a search in the journal nor filling a large one looks it up by its name.
CREATE VIEW `observation_words` AS
  SELECT o.id, o.projectId, o.docId, o.deletedAt,
    o.text || ' ' || o.link || ' ' || o.shotText || ' ' || o.whatWorks || ' ' || o.whatWeTake || ' ' ||
    coalesce((SELECT group_concat(t.tag, ' ') FROM observation_tags t WHERE t.observationId = o.id), '') AS words
  FROM observations o;
--> statement-breakpoint
CREATE TRIGGER `competitors_search_insert` AFTER INSERT ON `competitors` BEGIN
  INSERT INTO search_docs (kind, refId, projectId, title, body)
  SELECT 'competitor', new.id, new.projectId, new.name, new.positioning || ' ' || new.strengths || ' ' || new.weaknesses || ' ' || new.notes || ' ' || coalesce(new.website, '') WHERE new.deletedAt IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER `competitors_search_update` AFTER UPDATE ON `competitors`
WHEN old.name IS NOT new.name OR old.notes IS NOT new.notes OR old.positioning IS NOT new.positioning OR old.strengths IS NOT new.strengths OR old.weaknesses IS NOT new.weaknesses OR old.website IS NOT new.website OR old.deletedAt IS NOT new.deletedAt BEGIN
  DELETE FROM search_docs WHERE kind = 'competitor' AND refId = old.id;
  INSERT INTO search_docs (kind, refId, projectId, title, body)
  SELECT 'competitor', new.id, new.projectId, new.name, new.positioning || ' ' || new.strengths || ' ' || new.weaknesses || ' ' || new.notes || ' ' || coalesce(new.website, '') WHERE new.deletedAt IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER `competitors_search_delete` AFTER DELETE ON `competitors` BEGIN
  DELETE FROM search_docs WHERE kind = 'competitor' AND refId = old.id;
END;
--> statement-breakpoint
CREATE TRIGGER `their_campaigns_search_insert` AFTER INSERT ON `their_campaigns` BEGIN
  INSERT INTO search_docs (kind, refId, projectId, title, body)
  SELECT 'theirCampaign', new.id, new.projectId, new.name, new.offer WHERE new.deletedAt IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER `their_campaigns_search_update` AFTER UPDATE ON `their_campaigns`
WHEN old.name IS NOT new.name OR old.offer IS NOT new.offer OR old.deletedAt IS NOT new.deletedAt BEGIN
  DELETE FROM search_docs WHERE kind = 'theirCampaign' AND refId = old.id;
  INSERT INTO search_docs (kind, refId, projectId, title, body)
  SELECT 'theirCampaign', new.id, new.projectId, new.name, new.offer WHERE new.deletedAt IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER `their_campaigns_search_delete` AFTER DELETE ON `their_campaigns` BEGIN
  DELETE FROM search_docs WHERE kind = 'theirCampaign' AND refId = old.id;
END;
--> statement-breakpoint
CREATE TRIGGER `observations_search_insert` AFTER INSERT ON `observations` BEGIN
  DELETE FROM search_docs WHERE id = (SELECT docId FROM observations WHERE id = new.id);
  UPDATE observations SET docId = NULL WHERE id = new.id;
  INSERT INTO search_docs (kind, refId, projectId, title, body)
  SELECT 'observation', id, projectId, '', words FROM observation_words WHERE id = new.id AND deletedAt IS NULL;
  UPDATE observations SET docId = last_insert_rowid() WHERE id = new.id AND deletedAt IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER `observations_search_update` AFTER UPDATE ON `observations`
WHEN old.text IS NOT new.text OR old.link IS NOT new.link OR old.shotText IS NOT new.shotText OR old.whatWorks IS NOT new.whatWorks OR old.whatWeTake IS NOT new.whatWeTake OR old.projectId IS NOT new.projectId OR old.deletedAt IS NOT new.deletedAt BEGIN
  DELETE FROM search_docs WHERE id = (SELECT docId FROM observations WHERE id = new.id);
  UPDATE observations SET docId = NULL WHERE id = new.id;
  INSERT INTO search_docs (kind, refId, projectId, title, body)
  SELECT 'observation', id, projectId, '', words FROM observation_words WHERE id = new.id AND deletedAt IS NULL;
  UPDATE observations SET docId = last_insert_rowid() WHERE id = new.id AND deletedAt IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER `observations_search_delete` AFTER DELETE ON `observations` BEGIN
  DELETE FROM search_docs WHERE id = old.docId;
END;
--> statement-breakpoint
CREATE TRIGGER `observation_tags_search_insert` AFTER INSERT ON `observation_tags` BEGIN
  DELETE FROM search_docs WHERE id = (SELECT docId FROM observations WHERE id = new.observationId);
  UPDATE observations SET docId = NULL WHERE id = new.observationId;
  INSERT INTO search_docs (kind, refId, projectId, title, body)
  SELECT 'observation', id, projectId, '', words FROM observation_words WHERE id = new.observationId AND deletedAt IS NULL;
  UPDATE observations SET docId = last_insert_rowid() WHERE id = new.observationId AND deletedAt IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER `observation_tags_search_delete` AFTER DELETE ON `observation_tags` BEGIN
  DELETE FROM search_docs WHERE id = (SELECT docId FROM observations WHERE id = old.observationId);
  UPDATE observations SET docId = NULL WHERE id = old.observationId;
  INSERT INTO search_docs (kind, refId, projectId, title, body)
  SELECT 'observation', id, projectId, '', words FROM observation_words WHERE id = old.observationId AND deletedAt IS NULL;
  UPDATE observations SET docId = last_insert_rowid() WHERE id = old.observationId AND deletedAt IS NULL;
END;
