ALTER TABLE `media` ADD `fingerprint` text;--> statement-breakpoint
CREATE INDEX `deliveries_channel_due` ON `deliveries` (`channelId`,`dueAt`);