CREATE TABLE `evergreen_entries` (
	`postId` text PRIMARY KEY NOT NULL,
	`listId` text NOT NULL,
	`position` integer NOT NULL,
	`wordings` text NOT NULL,
	`originPostId` text,
	FOREIGN KEY (`postId`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`listId`) REFERENCES `evergreen_lists`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`originPostId`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `evergreen_entries_list` ON `evergreen_entries` (`listId`,`position`);--> statement-breakpoint
CREATE TABLE `evergreen_lists` (
	`id` text PRIMARY KEY NOT NULL,
	`projectId` text NOT NULL,
	`name` text NOT NULL,
	`pillarId` text,
	`channelIds` text NOT NULL,
	`restDays` integer NOT NULL,
	`paused` integer NOT NULL,
	`createdAt` integer NOT NULL,
	`updatedAt` integer NOT NULL,
	`deletedAt` integer,
	FOREIGN KEY (`projectId`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pillarId`) REFERENCES `pillars`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `evergreen_lists_project` ON `evergreen_lists` (`projectId`);--> statement-breakpoint
CREATE TABLE `evergreen_rounds` (
	`channelId` text NOT NULL,
	`slotLocal` text NOT NULL,
	`entryPostId` text NOT NULL,
	`postId` text NOT NULL,
	`wording` integer NOT NULL,
	`made` text NOT NULL,
	PRIMARY KEY(`channelId`, `slotLocal`),
	FOREIGN KEY (`channelId`) REFERENCES `channels`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entryPostId`) REFERENCES `evergreen_entries`(`postId`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`postId`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `evergreen_rounds_postId_unique` ON `evergreen_rounds` (`postId`);--> statement-breakpoint
CREATE INDEX `evergreen_rounds_entry` ON `evergreen_rounds` (`entryPostId`,`channelId`,`slotLocal`);