ALTER TABLE `channels` ADD `slots` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `deliveries` ADD `slotLocal` text;--> statement-breakpoint
CREATE INDEX `deliveries_queue` ON `deliveries` (`channelId`,`dueAt`) WHERE "deliveries"."slotLocal" is not null and "deliveries"."state" = 'waiting';