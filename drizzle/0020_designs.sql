CREATE TABLE `design_media` (
	`designId` text NOT NULL,
	`mediaId` text NOT NULL,
	PRIMARY KEY(`designId`, `mediaId`),
	FOREIGN KEY (`designId`) REFERENCES `designs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`mediaId`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `design_media_media` ON `design_media` (`mediaId`);--> statement-breakpoint
CREATE TABLE `design_steps` (
	`designId` text NOT NULL,
	`position` integer NOT NULL,
	`label` text NOT NULL,
	`changes` text NOT NULL,
	PRIMARY KEY(`designId`, `position`),
	FOREIGN KEY (`designId`) REFERENCES `designs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `design_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`designId` text NOT NULL,
	`name` text,
	`savedAt` integer NOT NULL,
	`doc` text NOT NULL,
	FOREIGN KEY (`designId`) REFERENCES `designs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `design_versions_design` ON `design_versions` (`designId`,`savedAt`);--> statement-breakpoint
CREATE TABLE `designs` (
	`id` text PRIMARY KEY NOT NULL,
	`projectId` text NOT NULL,
	`postId` text,
	`name` text NOT NULL,
	`isTemplate` integer NOT NULL,
	`doc` text NOT NULL,
	`formats` text NOT NULL,
	`pageCount` integer NOT NULL,
	`words` text NOT NULL,
	`thumbnailMediaId` text,
	`revision` integer DEFAULT 0 NOT NULL,
	`historyAt` integer DEFAULT 0 NOT NULL,
	`createdAt` integer NOT NULL,
	`updatedAt` integer NOT NULL,
	`deletedAt` integer,
	FOREIGN KEY (`projectId`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`postId`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`thumbnailMediaId`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `designs_project` ON `designs` (`projectId`,`updatedAt`);--> statement-breakpoint
CREATE INDEX `designs_post` ON `designs` (`postId`) WHERE "designs"."postId" is not null;
--> statement-breakpoint
CREATE TRIGGER `designs_search_insert` AFTER INSERT ON `designs` BEGIN
  INSERT INTO search_docs (kind, refId, projectId, title, body)
  SELECT 'design', new.id, new.projectId, new.name, new.words WHERE new.deletedAt IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER `designs_search_update` AFTER UPDATE ON `designs`
WHEN old.name IS NOT new.name OR old.words IS NOT new.words OR old.projectId IS NOT new.projectId OR old.deletedAt IS NOT new.deletedAt BEGIN
  DELETE FROM search_docs WHERE kind = 'design' AND refId = old.id;
  INSERT INTO search_docs (kind, refId, projectId, title, body)
  SELECT 'design', new.id, new.projectId, new.name, new.words WHERE new.deletedAt IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER `designs_search_delete` AFTER DELETE ON `designs` BEGIN
  DELETE FROM search_docs WHERE kind = 'design' AND refId = old.id;
END;
