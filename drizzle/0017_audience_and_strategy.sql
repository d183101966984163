CREATE TABLE `case_studies` (
	`campaignId` text PRIMARY KEY NOT NULL,
	`projectId` text NOT NULL,
	`content` text NOT NULL,
	`createdAt` integer NOT NULL,
	`updatedAt` integer NOT NULL,
	`deletedAt` integer,
	FOREIGN KEY (`campaignId`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`projectId`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `portraits` (
	`id` text PRIMARY KEY NOT NULL,
	`projectId` text NOT NULL,
	`name` text NOT NULL,
	`colour` text NOT NULL,
	`mediaId` text,
	`place` text NOT NULL,
	`gender` text NOT NULL,
	`ageFrom` integer,
	`ageTo` integer,
	`interests` text NOT NULL,
	`behaviour` text NOT NULL,
	`wishes` text NOT NULL,
	`fears` text NOT NULL,
	`words` text NOT NULL,
	`gathers` text NOT NULL,
	`createdAt` integer NOT NULL,
	`updatedAt` integer NOT NULL,
	`deletedAt` integer,
	FOREIGN KEY (`projectId`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`mediaId`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "portraits_gender" CHECK("portraits"."gender" in ('any','female','male')),
	CONSTRAINT "portraits_age" CHECK("portraits"."ageFrom" is null or "portraits"."ageTo" is null or "portraits"."ageFrom" <= "portraits"."ageTo")
);
--> statement-breakpoint
CREATE INDEX `portraits_project` ON `portraits` (`projectId`);--> statement-breakpoint
CREATE TABLE `strategies` (
	`ownerId` text PRIMARY KEY NOT NULL,
	`projectId` text NOT NULL,
	`campaignId` text,
	`content` text NOT NULL,
	`createdAt` integer NOT NULL,
	`updatedAt` integer NOT NULL,
	FOREIGN KEY (`projectId`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`campaignId`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `campaigns` ADD `measure` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `budgetMinor` integer;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `spentMinor` integer;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `currency` text;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `portraitIds` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `channelIds` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `pillars` ADD `targetShare` integer;--> statement-breakpoint
ALTER TABLE `posts` ADD `portraitIds` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
CREATE TRIGGER `portraits_search_insert` AFTER INSERT ON `portraits` BEGIN
  INSERT INTO search_docs (kind, refId, projectId, title, body)
  SELECT 'portrait', new.id, new.projectId, new.name,
    concat_ws(' ', new.place, new.interests, new.behaviour, new.wishes, new.fears, new.words,
      (SELECT group_concat(value ->> '$.name', ' ') FROM json_each(new.gathers)))
  WHERE new.deletedAt IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER `portraits_search_update` AFTER UPDATE ON `portraits` BEGIN
  DELETE FROM search_docs WHERE kind = 'portrait' AND refId = old.id;
  INSERT INTO search_docs (kind, refId, projectId, title, body)
  SELECT 'portrait', new.id, new.projectId, new.name,
    concat_ws(' ', new.place, new.interests, new.behaviour, new.wishes, new.fears, new.words,
      (SELECT group_concat(value ->> '$.name', ' ') FROM json_each(new.gathers)))
  WHERE new.deletedAt IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER `strategies_search_insert` AFTER INSERT ON `strategies` BEGIN
  INSERT INTO search_docs (kind, refId, projectId, title, body)
  SELECT 'strategy', new.ownerId, new.projectId, '',
    coalesce((SELECT group_concat(atom, ' ') FROM json_tree(new.content) WHERE type = 'text' AND atom <> '' AND
      typeof(key) = 'text' AND key NOT IN ('id', 'channelId', 'startsOn', 'endsOn', 'currency')), '')
  WHERE NOT EXISTS (SELECT 1 FROM campaigns c WHERE c.id = new.campaignId AND c.deletedAt IS NOT NULL);
END;
--> statement-breakpoint
CREATE TRIGGER `strategies_search_update` AFTER UPDATE ON `strategies` BEGIN
  DELETE FROM search_docs WHERE kind = 'strategy' AND refId = old.ownerId;
  INSERT INTO search_docs (kind, refId, projectId, title, body)
  SELECT 'strategy', new.ownerId, new.projectId, '',
    coalesce((SELECT group_concat(atom, ' ') FROM json_tree(new.content) WHERE type = 'text' AND atom <> '' AND
      typeof(key) = 'text' AND key NOT IN ('id', 'channelId', 'startsOn', 'endsOn', 'currency')), '')
  WHERE NOT EXISTS (SELECT 1 FROM campaigns c WHERE c.id = new.campaignId AND c.deletedAt IS NOT NULL);
END;
--> statement-breakpoint
CREATE TRIGGER `case_studies_search_insert` AFTER INSERT ON `case_studies` BEGIN
  INSERT INTO search_docs (kind, refId, projectId, title, body)
  SELECT 'caseStudy', new.campaignId, new.projectId, new.content ->> '$.title',
    coalesce((SELECT group_concat(atom, ' ') FROM json_tree(new.content) WHERE type = 'text' AND atom <> '' AND
      typeof(key) = 'text' AND key NOT IN ('id', 'key', 'title', 'startsOn', 'endsOn')), '')
  WHERE new.deletedAt IS NULL
    AND NOT EXISTS (SELECT 1 FROM campaigns c WHERE c.id = new.campaignId AND c.deletedAt IS NOT NULL);
END;
--> statement-breakpoint
CREATE TRIGGER `case_studies_search_update` AFTER UPDATE ON `case_studies` BEGIN
  DELETE FROM search_docs WHERE kind = 'caseStudy' AND refId = old.campaignId;
  INSERT INTO search_docs (kind, refId, projectId, title, body)
  SELECT 'caseStudy', new.campaignId, new.projectId, new.content ->> '$.title',
    coalesce((SELECT group_concat(atom, ' ') FROM json_tree(new.content) WHERE type = 'text' AND atom <> '' AND
      typeof(key) = 'text' AND key NOT IN ('id', 'key', 'title', 'startsOn', 'endsOn')), '')
  WHERE new.deletedAt IS NULL
    AND NOT EXISTS (SELECT 1 FROM campaigns c WHERE c.id = new.campaignId AND c.deletedAt IS NOT NULL);
END;
--> statement-breakpoint
-- What is written about a campaign is found as long as the campaign is.
CREATE TRIGGER `campaigns_search_pages` AFTER UPDATE OF `deletedAt` ON `campaigns` BEGIN
  UPDATE strategies SET updatedAt = updatedAt WHERE campaignId = new.id;
  UPDATE case_studies SET updatedAt = updatedAt WHERE campaignId = new.id;
END;
