ALTER TABLE `deliveries` ADD `endedAt` integer;--> statement-breakpoint
CREATE INDEX `deliveries_campaign_end` ON `deliveries` (`postId`) WHERE "deliveries"."expiry" ->> '$.kind' = 'campaignEnd' and "deliveries"."expiredAt" is null;--> statement-breakpoint
ALTER TABLE `projects` ADD `endedText` text DEFAULT '' NOT NULL;