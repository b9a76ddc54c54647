import { z } from "zod";
import { line } from "../fields.ts";

/** Names of the icons that the app draws (app/components/ui/category-icon.tsx). */
export const ICONS = [
  "brackets",
  "ledger",
  "bridge",
  "cross",
  "scales",
  "book",
  "pencil",
  "chart",
  "leaf",
  "gear",
  "megaphone",
  "people",
] as const;

const fields = {
  name: line("The name", 60),
  description: line("The description", 140),
  icon: z.enum(ICONS, "Choose an icon from the list"),
  position: z.int("Enter a whole number").min(0, "Positions start at 0").max(1000, "1000 at most"),
};

export const SLUG = /^[a-z][a-z0-9-]{1,39}$/;
const slug = z
  .string("Enter a short name")
  .regex(SLUG, "Use 2 to 40 small letters, digits and hyphens");

export const CreateInput = z.object({ slug, ...fields });
export const UpdateInput = z.object({
  slug,
  ...fields,
  version: z.int("The form is missing its version; load the page again"),
});
export const Category = z.object({
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  icon: z.string(),
  position: z.int(),
  version: z.int(),
});
