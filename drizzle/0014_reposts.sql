ALTER TABLE `deliveries` ADD `repostOf` text REFERENCES deliveries(id);--> statement-breakpoint
ALTER TABLE `deliveries` ADD `repostHow` text;--> statement-breakpoint
CREATE INDEX `deliveries_repost_of` ON `deliveries` (`repostOf`) WHERE "deliveries"."repostOf" is not null;