CREATE TABLE `pieces` (
	`id` text PRIMARY KEY NOT NULL,
	`sourceId` text NOT NULL,
	`key` text NOT NULL,
	`state` text NOT NULL,
	`url` text,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`format` text NOT NULL,
	`publishedAt` integer,
	`foundAt` integer NOT NULL,
	`happenedAt` integer GENERATED ALWAYS AS (coalesce(publishedAt, foundAt)) VIRTUAL NOT NULL,
	`pictures` text NOT NULL,
	`numbers` text NOT NULL,
	`observationId` text,
	`picturesAt` integer,
	`pictureTries` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`sourceId`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`observationId`) REFERENCES `observations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "pieces_state" CHECK("pieces"."state" in ('new','kept','dropped','past')),
	CONSTRAINT "pieces_format" CHECK("pieces"."format" in ('text','image','carousel','video','link')),
	CONSTRAINT "pieces_kept" CHECK("pieces"."state" <> 'kept' or "pieces"."observationId" is not null)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pieces_key` ON `pieces` (`sourceId`,`key`);--> statement-breakpoint
CREATE INDEX `pieces_url` ON `pieces` (`sourceId`,`url`);--> statement-breakpoint
CREATE INDEX `pieces_new` ON `pieces` (`happenedAt`,`id`) WHERE "pieces"."state" = 'new';--> statement-breakpoint
CREATE INDEX `pieces_new_of_source` ON `pieces` (`sourceId`,`happenedAt`) WHERE "pieces"."state" = 'new';--> statement-breakpoint
CREATE INDEX `pieces_pictures` ON `pieces` (`picturesAt`) WHERE "pieces"."picturesAt" is not null;--> statement-breakpoint
CREATE TABLE `sources` (
	`id` text PRIMARY KEY NOT NULL,
	`competitorId` text NOT NULL,
	`kind` text NOT NULL,
	`address` text NOT NULL,
	`title` text NOT NULL,
	`siteUrl` text,
	`paused` integer DEFAULT false NOT NULL,
	`ended` integer DEFAULT false NOT NULL,
	`lookedAt` integer,
	`readAt` integer,
	`lastNew` integer DEFAULT 0 NOT NULL,
	`newestAt` integer,
	`trouble` text,
	`failures` integer DEFAULT 0 NOT NULL,
	`nextLookAt` integer,
	`holdUntil` integer,
	`known` text DEFAULT '{}' NOT NULL,
	`createdAt` integer NOT NULL,
	`deletedAt` integer,
	FOREIGN KEY (`competitorId`) REFERENCES `competitors`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sources_address` ON `sources` (`competitorId`,`address`);--> statement-breakpoint
CREATE INDEX `sources_next_look` ON `sources` (`nextLookAt`) WHERE "sources"."deletedAt" is null;